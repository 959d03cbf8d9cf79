import { hues } from "#lib/samples/hues.ts";
import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** Iced, on a stand. The icing has the color. */
export const cake: ThingKind = {
	label: "cake",
	verb: ["stands", "stand"],
	materials: [null],
	rests: "standing",
	part: ["with # icing", "with # icing"],
	draw: ({ light, base, dark }) => [
		pen.path("M74 108H106L118 140H62Z", paint.across("#fffaf0", "#c9bfc2")),
		pen.ellipse([90, 108, 90, 10], paint.across("#fffaf0", "#cfc6c6")),
		pen.inside(pen.path("M22 34H158V98Q90 116 22 98Z", paint.across("#e9c08d", "#a8744d")), [
			pen.rect([20, 66, 150, 9], "#fff3de"),
			pen.rect([126, 20, 40, 100], hues.brown.deep, 0.25),
		]),
		pen.path(
			"M22 30Q90 12 158 30V46Q152 60 144 48Q134 40 128 56Q118 72 110 54Q100 44 94 60Q84 74 76 56Q66 44 60 58Q50 70 44 54Q36 42 30 52Q24 56 22 46Z",
			paint.across(light, base),
		),
		pen.ellipse([90, 30, 68, 12], paint.across(light, base)),
		pen.ellipse([60, 22, 9], paint.ball(hues.red.light, hues.red.dark)),
		pen.ellipse([92, 18, 9], paint.ball(hues.red.light, hues.red.dark)),
		pen.ellipse([122, 22, 9], paint.ball(hues.red.light, hues.red.dark)),
		pen.path("M130 20Q158 24 158 32V46Q150 50 146 44Z", dark, 0.25),
	],
};
