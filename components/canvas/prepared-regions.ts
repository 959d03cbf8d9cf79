import { createRegionIndex, type RegionIndex } from "#components/canvas/region-index.ts";
import type { Box } from "#lib/geometry/box.ts";

/** A region as it is drawn. Evidence has a color; the others are quiet, named where `isNamed`. `isLit`: a step that is looked at speaks of it. */
export type CanvasRegion = {
	readonly key: string;
	readonly label: string;
	readonly box: Box;
	readonly color: string | null;
	readonly isNamed: boolean;
	readonly isLit: boolean;
	/** The stem speaks of it as marked in the picture. */
	readonly isMarked?: boolean;
};

/** Regions sorted by how they are drawn, once for as long as they stay the same; drawing then only walks through lists of positions. */
export type PreparedRegions = {
	readonly regions: readonly CanvasRegion[];
	readonly index: RegionIndex<CanvasRegion>;
	/** Positions: neither evidence nor lit · evidence · lit without being evidence · spoken of as marked · with a name of their own, foremost first. */
	readonly quiet: readonly number[];
	readonly evidence: readonly number[];
	readonly lit: readonly number[];
	readonly marked: readonly number[];
	readonly named: readonly number[];
	readonly positions: ReadonlyMap<string, number>;
};

export function prepareRegions(regions: readonly CanvasRegion[]): PreparedRegions {
	const quiet: number[] = [];
	const evidence: number[] = [];
	const lit: number[] = [];
	const marked: number[] = [];
	const named: number[] = [];
	const positions = new Map<string, number>();
	for (const [position, region] of regions.entries()) {
		positions.set(region.key, position);
		if (region.isMarked) marked.push(position);
		if (region.color !== null) evidence.push(position);
		else if (region.isLit) lit.push(position);
		else quiet.push(position);
		if (region.color !== null || region.isNamed || region.isLit) named.push(position);
	}
	const rank = (position: number) => (regions[position]?.isLit ? 0 : regions[position]?.color === null ? 2 : 1);
	return { regions, index: createRegionIndex(regions), quiet, evidence, lit, marked, named: named.toSorted((a, b) => rank(a) - rank(b)), positions };
}
