import type { RegionChange } from "#lib/images/region-change.ts";
import { isSameRegionValue, regionValue } from "#lib/images/region-value.ts";
import type { ImageContent, Region } from "#lib/images/schema.ts";

export type ChangedRegions =
	| { readonly kind: "changed"; readonly image: ImageContent }
	/** Regions that are not what they were when the person took them in hand, or whose key has been given away. */
	| { readonly kind: "conflict"; readonly regions: readonly string[] };

/**
 * The image with a person's changes of its regions; all of them or none. `nextRegion` is the first number that no region of this image ever had: a
 * new region must have it or a later one. A box changed by hand is no longer what a source gave, so of that nothing is kept but whose it was, nor what a model thought of it.
 */
export function applyRegionChanges(image: ImageContent, changes: readonly RegionChange[], nextRegion: number): ChangedRegions {
	const regions = new Map(image.regions.map((region) => [region.key, region]));
	const refused: string[] = [];
	let next = Math.max(nextRegion, image.nextRegion);
	for (const { region: key, from, to } of changes) {
		const present = regions.get(key);
		const number = Number(key.slice(1));
		const isAsSeen = from === null ? !present && number >= next : present !== undefined && isSameRegionValue(present, from);
		if (!isAsSeen) {
			refused.push(key);
			continue;
		}
		if (to === null) regions.delete(key);
		else regions.set(key, present ? changedRegion(present, to) : newRegion(key, to));
		if (from === null) next = number + 1;
	}
	if (refused.length > 0) return { kind: "conflict", regions: refused };
	return { kind: "changed", image: { ...image, regions: [...regions.values()], nextRegion: next } };
}

function changedRegion(region: Region, to: NonNullable<RegionChange["to"]>): Region {
	const { attributes: _attributes, score: _score, model: _model, ...kept } = region;
	const value = regionValue(to);
	const isSameBox = isSameRegionValue({ label: "-", box: region.box }, { label: "-", box: value.box });
	return { ...kept, ...value, origin: "person", original: isSameBox ? region.original : null };
}

function newRegion(key: string, to: NonNullable<RegionChange["to"]>): Region {
	return { key, ...regionValue(to), crowd: false, origin: "person", original: null, sourceId: null };
}
