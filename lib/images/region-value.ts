import { roundBox } from "#lib/geometry/box.ts";
import type { RegionValue } from "#lib/images/region-change.ts";
import { ATTRIBUTES, type Attributes } from "#lib/images/schema.ts";

/** What a person can change of a region, in the one form in which equal values are equal: boxes rounded, attributes in order, none left empty. */
export function regionValue({ label, box, attributes }: RegionValue): RegionValue {
	const told: Attributes = {};
	for (const name of ATTRIBUTES) if (attributes?.[name]) told[name] = attributes[name];
	return { label, box: roundBox(box), ...(Object.keys(told).length > 0 && { attributes: told }) };
}

export function isSameRegionValue(a: RegionValue, b: RegionValue): boolean {
	return JSON.stringify(regionValue(a)) === JSON.stringify(regionValue(b));
}
