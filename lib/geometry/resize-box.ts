import type { Box, Size } from "#lib/geometry/box.ts";

/** Where a box is taken hold of: its corners and the middles of its sides, clockwise from the top left. */
export const BOX_HANDLES = ["nw", "n", "ne", "e", "se", "s", "sw", "w"] as const;
export type BoxHandle = (typeof BOX_HANDLES)[number];

/** A side is never shorter, unless it was before. */
export const BOX_SIDE_PX_MIN = 1;

type Resizing = { readonly handle: BoxHandle; readonly to: { readonly x: number; readonly y: number }; readonly frame: Size };

/**
 * The box with the handle brought to a point. Sides that the handle does not hold stay; one drawn past its opposite turns round there, so that
 * the box grows on the other side. It never leaves the frame and never loses a side.
 */
export function resizeBox(box: Box, { handle, to, frame }: Resizing): Box {
	const across = handle.includes("w") ? box.x + box.width : handle.includes("e") ? box.x : null;
	const down = handle.includes("n") ? box.y + box.height : handle.includes("s") ? box.y : null;
	const horizontal = across === null ? { start: box.x, length: box.width } : span(across, to.x, frame.width);
	const vertical = down === null ? { start: box.y, length: box.height } : span(down, to.y, frame.height);
	return { x: horizontal.start, y: vertical.start, width: horizontal.length, height: vertical.length };
}

/** From the fixed end to the moved one, whichever comes first, at least the shortest side long and within 0 and the room. */
function span(fixed: number, moved: number, room: number): { readonly start: number; readonly length: number } {
	const end = Math.max(0, Math.min(moved, room));
	if (Math.abs(end - fixed) >= BOX_SIDE_PX_MIN) return { start: Math.min(fixed, end), length: Math.abs(end - fixed) };
	const isForward = end >= fixed ? fixed + BOX_SIDE_PX_MIN <= room : fixed - BOX_SIDE_PX_MIN < 0;
	return { start: isForward ? fixed : Math.max(0, fixed - BOX_SIDE_PX_MIN), length: BOX_SIDE_PX_MIN };
}
