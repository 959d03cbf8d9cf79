import type { Box, Size } from "#lib/geometry/box.ts";

/** The box moved by so many pixels, as far as the frame allows; its size stays. A box larger than the frame (by a float's last digit) keeps to the top left. */
export function moveBox(box: Box, by: { readonly x: number; readonly y: number }, frame: Size): Box {
	return { ...box, x: keepWithin(box.x + by.x, frame.width - box.width), y: keepWithin(box.y + by.y, frame.height - box.height) };
}

function keepWithin(value: number, most: number): number {
	return Math.max(0, Math.min(value, most));
}
