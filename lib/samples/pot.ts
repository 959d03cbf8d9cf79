import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** A cooking pot with its lid on. */
export const pot: ThingKind = {
	label: "cooking pot",
	verb: ["stands", "stand"],
	materials: ["metal"],
	rests: "standing",
	draw: ({ light, base, dark, deep }) => [
		pen.rect([0, 46, 24, 10, 5], deep),
		pen.rect([136, 46, 24, 10, 5], deep),
		pen.inside(pen.path("M16 34H144V104Q144 118 130 118H30Q16 118 16 104Z", paint.across(light, base)), [
			pen.rect([108, 30, 40, 90], dark, 0.42),
			pen.rect([28, 46, 7, 58, 3], "#ffffff", 0.4),
		]),
		pen.path("M10 34C10 20 50 14 80 14C110 14 150 20 150 34Q80 42 10 34Z", paint.across(light, dark)),
		pen.path("M68 16L72 0H88L92 16Z", "#3b3a48"),
	],
};
