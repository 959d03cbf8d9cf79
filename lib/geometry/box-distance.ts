import { type Box, boxCenter } from "#lib/geometry/box.ts";

/** How far apart two boxes are, in pixels: between their nearest points, 0 where they touch or overlap, and between their centers. */
export function boxDistance(a: Box, b: Box): { readonly gapPx: number; readonly centersPx: number } {
	const across = Math.max(a.x - (b.x + b.width), b.x - (a.x + a.width), 0);
	const down = Math.max(a.y - (b.y + b.height), b.y - (a.y + a.height), 0);
	const [from, to] = [boxCenter(a), boxCenter(b)];
	return { gapPx: Math.hypot(across, down), centersPx: Math.hypot(from.x - to.x, from.y - to.y) };
}
