import type { Point } from "#components/canvas/viewport.ts";
import { type Box, boxAreaPx2 } from "#lib/geometry/box.ts";

/** The smallest region around a point of the photo: what is inside another is reached by pointing at it. */
export function regionAt<Region extends { readonly box: Box }>(regions: readonly Region[], point: Point, slackPx = 0): Region | null {
	let found: Region | null = null;
	for (const region of regions) {
		if (!contains(region.box, point, slackPx)) continue;
		if (!found || boxAreaPx2(region.box) < boxAreaPx2(found.box)) found = region;
	}
	return found;
}

function contains(box: Box, { x, y }: Point, slackPx: number): boolean {
	return x >= box.x - slackPx && x <= box.x + box.width + slackPx && y >= box.y - slackPx && y <= box.y + box.height + slackPx;
}
