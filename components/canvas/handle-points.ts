import type { Point } from "#components/canvas/viewport.ts";
import type { Box } from "#lib/geometry/box.ts";
import { BOX_HANDLES, type BoxHandle } from "#lib/geometry/resize-box.ts";

/** Shorter sides have no handle in their middle: it would leave no place to hold the box by. */
const MIDDLE_SIDE_MIN = 28;

/** Where the handles of a box are, in the unit of the box; `unitPerPx` of it are a CSS pixel. Corners come first, since they are taken first. */
export function handlePoints(box: Box, unitPerPx: number): readonly { readonly handle: BoxHandle; readonly at: Point }[] {
	const corners = BOX_HANDLES.filter((handle) => handle.length === 2);
	const middles = BOX_HANDLES.filter((handle) => handle.length === 1 && (isUpright(handle) ? box.width : box.height) >= MIDDLE_SIDE_MIN * unitPerPx);
	return [...corners, ...middles].map((handle) => ({ handle, at: { x: across(box, handle), y: down(box, handle) } }));
}

function isUpright(handle: BoxHandle): boolean {
	return handle === "n" || handle === "s";
}

function across({ x, width }: Box, handle: BoxHandle): number {
	if (handle.includes("w")) return x;
	return handle.includes("e") ? x + width : x + width / 2;
}

function down({ y, height }: Box, handle: BoxHandle): number {
	if (handle.includes("n")) return y;
	return handle.includes("s") ? y + height : y + height / 2;
}
