import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** Two doors, the handles to the right. */
export const refrigerator: ThingKind = {
	label: "refrigerator",
	verb: ["stands", "stand"],
	materials: ["metal"],
	rests: "standing",
	draw: ({ light, base, dark, deep }) => [
		pen.rect([16, 384, 24, 12], "#3b3a48"),
		pen.rect([140, 384, 24, 12], "#3b3a48"),
		pen.inside(pen.rect([0, 0, 180, 388, 22], paint.across(light, base)), [
			pen.rect([150, 0, 30, 400], dark, 0.4),
			pen.rect([0, 130, 180, 5], deep, 0.5),
			pen.rect([12, 10, 6, 110, 3], "#ffffff", 0.4),
			pen.rect([12, 146, 6, 220, 3], "#ffffff", 0.4),
		]),
		pen.rect([138, 72, 9, 48, 4], paint.across("#fffaf0", "#8d8796")),
		pen.rect([138, 146, 9, 84, 4], paint.across("#fffaf0", "#8d8796")),
	],
};
