import type { Box, Size } from "#lib/geometry/box.ts";

export type Thousandths = readonly [x1: number, y1: number, x2: number, y2: number];

/** The box's corners as whole thousandths of the frame, 0 to 1000, a half rounded to the even neighbor as Python does. */
export function toThousandths(box: Box, frame: Size): Thousandths {
	return [
		thousandth(box.x, frame.width),
		thousandth(box.y, frame.height),
		thousandth(box.x + box.width, frame.width),
		thousandth(box.y + box.height, frame.height),
	];
}

// Boxes are kept to a thousandth of a pixel, so position · 1000 is a whole number and the division's remainder is exact.
function thousandth(position: number, length: number): number {
	const scaled = Math.round(position * 1000);
	const whole = Math.floor(scaled / length);
	const twiceRest = 2 * (scaled - whole * length);
	const up = twiceRest > length || (twiceRest === length && whole % 2 === 1);
	return Math.min(1000, Math.max(0, up ? whole + 1 : whole));
}
