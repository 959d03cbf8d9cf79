import { type Box, boxAreaPx2, type Size } from "#lib/geometry/box.ts";

/** A box so near to the picture's edge ends there because the picture does. */
const EDGE_FRACTION = 0.005;
/** Of what is cut off, this much of the picture for each edge it touches is enough to tell what it is. */
const SEEN_FRACTION_MIN = 0.02;

/** Whether the picture's edge leaves too little of the thing for a viewer to be sure of it. */
export function isCutOff(box: Box, frame: Size): boolean {
	const [across, down] = [EDGE_FRACTION * frame.width, EDGE_FRACTION * frame.height];
	const touched = [box.x <= across, box.y <= down, box.x + box.width >= frame.width - across, box.y + box.height >= frame.height - down];
	return boxAreaPx2(box) < SEEN_FRACTION_MIN * touched.filter(Boolean).length * frame.width * frame.height;
}
