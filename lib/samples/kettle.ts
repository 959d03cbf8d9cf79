import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** Its spout to the left. */
export const kettle: ThingKind = {
	label: "kettle",
	verb: ["stands", "stand"],
	materials: ["metal"],
	rests: "standing",
	draw: ({ light, base, dark, deep }) => [
		pen.line("M44 46C44 -8 126 -8 126 46", { color: "#3b3a48", width: 10 }),
		pen.path("M34 70C22 66 14 52 0 46L6 36C26 40 40 52 48 60Z", paint.across(light, dark)),
		pen.inside(pen.path("M50 40H120C140 50 152 84 152 116Q152 128 140 128H30Q18 128 18 116C18 84 30 50 50 40Z", paint.across(light, base)), [
			pen.path("M110 30H160V140H84Q124 92 110 30Z", dark, 0.42),
			pen.ellipse([46, 84, 7, 24], "#ffffff", 0.4),
			pen.rect([10, 116, 150, 14], deep, 0.3),
		]),
		pen.path("M58 42Q85 26 112 42Z", dark),
		pen.ellipse([85, 30, 8], "#3b3a48"),
	],
};
