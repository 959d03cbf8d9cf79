import type { ImageContent } from "#lib/images/schema.ts";

/**
 * A later import's image with the region keys that the same annotations had before; new annotations get new keys, since a key is never
 * used again for something else.
 */
export function keepRegionKeys(before: ImageContent, imported: ImageContent): ImageContent {
	const known = new Map(before.regions.flatMap((region) => (region.sourceId === null ? [] : [[region.sourceId, region.key]])));
	let nextRegion = before.nextRegion;
	const regions = imported.regions.map((region) => {
		const key = region.sourceId === null ? undefined : known.get(region.sourceId);
		if (key) return { ...region, key };
		nextRegion += 1;
		return { ...region, key: `r${nextRegion - 1}` };
	});
	return { ...imported, nextRegion, regions };
}
