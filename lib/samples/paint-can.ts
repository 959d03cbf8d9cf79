import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** Open, a run of paint on its side. The paint has the color. */
export const paintCan: ThingKind = {
	label: "paint can",
	verb: ["stands", "stand"],
	materials: ["metal"],
	rests: "standing",
	part: ["with # paint", "with # paint"],
	draw: ({ light, base, dark, deep }) => [
		pen.line("M6 34C14 74 86 74 94 34", { color: "#8a8494", width: 3 }),
		pen.inside(pen.path("M4 12H96V112Q96 122 84 122H16Q4 122 4 112Z", paint.across(light, base)), [
			pen.rect([4, 36, 96, 60], "#fff6e4", 0.92),
			pen.rect([72, 0, 30, 130], dark, 0.35),
			pen.path("M4 10H70V44Q66 54 60 44V30Q56 24 52 30V62Q46 72 40 62V30Q34 22 28 30V42Q22 50 18 40V10Z", base),
		]),
		pen.ellipse([50, 12, 50, 12], paint.across("#dfe3e8", "#8c92a2")),
		pen.ellipse([50, 12, 42, 9], paint.across(base, deep)),
	],
};
