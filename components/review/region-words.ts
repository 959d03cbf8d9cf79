import type { RegionValue } from "#lib/images/region-change.ts";
import { ATTRIBUTES } from "#lib/images/schema.ts";

/** A region's value in words, for those who listen and where two of them are compared: "dog, 30 by 20 pixels at 10, 10, red". */
export function regionWords({ label, box, attributes }: RegionValue): string {
	const told = ATTRIBUTES.flatMap((name) => attributes?.[name] ?? []);
	return [label, `${round(box.width)} by ${round(box.height)} pixels at ${round(box.x)}, ${round(box.y)}`, ...told].join(", ");
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}
