import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** With its handle up. */
export const bucket: ThingKind = {
	label: "bucket",
	verb: ["stands", "stand"],
	materials: ["plastic", "metal"],
	rests: "standing",
	draw: ({ light, base, dark, deep }) => [
		pen.line("M8 48C8 -12 92 -12 92 48", { color: "#8a8494", width: 4 }),
		pen.inside(pen.path("M2 48H98L86 128Q85 134 78 134H22Q15 134 14 128Z", paint.across(light, base)), [
			pen.path("M70 40H104V140H54Q76 92 70 40Z", dark, 0.4),
			pen.rect([0, 74, 110, 5], dark, 0.35),
		]),
		pen.ellipse([50, 48, 48, 9], paint.across(deep, dark)),
		pen.line("M3 48Q50 66 97 48", { color: light, width: 5 }),
	],
};
