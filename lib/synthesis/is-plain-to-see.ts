import { type Box, boxAreaPx2, type Size } from "#lib/geometry/box.ts";

const AREA_FRACTION_MIN = 0.003;
const SIDE_FRACTION_MIN = 0.03;
const SIDE_PX_MIN = 12;

/** Whether a viewer of the whole picture finds the thing without searching for it. */
export function isPlainToSee(box: Box, frame: Size): boolean {
	const shorterSide = Math.min(box.width, box.height);
	if (shorterSide < SIDE_PX_MIN || shorterSide < SIDE_FRACTION_MIN * Math.min(frame.width, frame.height)) return false;
	return boxAreaPx2(box) >= AREA_FRACTION_MIN * frame.width * frame.height;
}
