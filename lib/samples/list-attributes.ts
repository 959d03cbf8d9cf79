import { boxAreaPx2 } from "#lib/geometry/box.ts";
import type { Attributes } from "#lib/images/schema.ts";
import type { Thing } from "#lib/samples/scene.ts";

/** The largest of a label covers at least this many times as much as the smallest before any of them is called large or small. */
const CONTRAST_MIN = 2;
/** So near in area to the largest, or to the smallest, a thing is as large, or as small. */
const ALIKE = 1.25;

/** What can be said of a thing among the others: its color where all of it has it, its material, its size beside others of its label. */
export function listAttributes(thing: Thing, things: readonly Thing[]): Attributes {
	const { kind, color, variant } = thing;
	const material = kind.materials[variant] ?? null;
	const size = findSize(thing, things);
	return {
		...(kind.part ? {} : { color: kind.secondColor ? `${color} and ${kind.secondColor}` : color }),
		...(material ? { material } : {}),
		...(size ? { size } : {}),
	};
}

function findSize({ kind, box }: Thing, things: readonly Thing[]): "large" | "small" | null {
	const areas = things.filter((other) => other.kind.label === kind.label).map((other) => boxAreaPx2(other.box));
	const [least, greatest] = [Math.min(...areas), Math.max(...areas)];
	if (greatest < CONTRAST_MIN * least) return null;
	if (boxAreaPx2(box) * ALIKE >= greatest) return "large";
	return boxAreaPx2(box) <= least * ALIKE ? "small" : null;
}
