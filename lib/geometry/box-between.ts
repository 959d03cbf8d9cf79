import type { Box, Size } from "#lib/geometry/box.ts";
import { resizeBox } from "#lib/geometry/resize-box.ts";

type Corner = { readonly x: number; readonly y: number };

/** The box with these two opposite corners, in whichever order, kept to the frame. */
export function boxBetween(from: Corner, to: Corner, frame: Size): Box {
	const start = { x: keepWithin(from.x, frame.width), y: keepWithin(from.y, frame.height) };
	return resizeBox({ ...start, width: 0, height: 0 }, { handle: "se", to, frame });
}

function keepWithin(value: number, most: number): number {
	return Math.max(0, Math.min(value, most));
}
