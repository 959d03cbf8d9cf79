import type { Box } from "#lib/geometry/box.ts";
import { boxDistance } from "#lib/geometry/box-distance.ts";
import type { Region } from "#lib/images/schema.ts";

/** The region that is nearest to the box; centers decide among those that touch it. */
export function nearestOf(regions: readonly Region[], from: Box): Region | undefined {
	const measured = regions.map((region) => ({ region, ...boxDistance(region.box, from) }));
	return measured.sort((a, b) => a.gapPx - b.gapPx || a.centersPx - b.centersPx)[0]?.region;
}
