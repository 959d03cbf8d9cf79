import { type Box, boxAreaPx2, type Size } from "#lib/geometry/box.ts";

const AREA_FRACTION_MAX = 0.5;

/** Whether the thing has a place in the picture: a table across all of it is nowhere in particular. */
export function isSomewhere(box: Box, frame: Size): boolean {
	return boxAreaPx2(box) <= AREA_FRACTION_MAX * frame.width * frame.height;
}
