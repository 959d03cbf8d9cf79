import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** A book upright, its spine to the front. */
export const bookSpine: ThingKind = {
	label: "book",
	verb: ["stands", "stand"],
	materials: [null],
	rests: "floating",
	draw: ({ light, base, dark }) => [
		pen.inside(pen.rect([0, 0, 28, 120, 4], paint.across(light, base)), [
			pen.rect([22, 0, 8, 120], dark, 0.4),
			pen.rect([0, 14, 28, 4], "#fff3d6", 0.75),
			pen.rect([0, 98, 28, 4], "#fff3d6", 0.75),
			pen.rect([9, 36, 8, 40, 3], "#fff3d6", 0.55),
		]),
	],
};
