import { type Box, boxAreaPx2 } from "#lib/geometry/box.ts";

/** Intersection over union, 0 to 1. */
export function boxOverlap(a: Box, b: Box): number {
	const shared = sharedAreaPx2(a, b);
	return shared / (boxAreaPx2(a) + boxAreaPx2(b) - shared);
}

export function sharedAreaPx2(a: Box, b: Box): number {
	const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
	const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
	return width > 0 && height > 0 ? width * height : 0;
}
