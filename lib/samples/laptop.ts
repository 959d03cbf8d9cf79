import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** Open, its screen to the viewer. */
export const laptop: ThingKind = {
	label: "laptop",
	verb: ["stands", "stand"],
	materials: ["metal"],
	rests: "standing",
	draw: ({ light, base, dark, deep }) => [
		pen.rect([24, 0, 192, 126, 9], paint.slant(base, dark)),
		pen.inside(pen.rect([31, 7, 178, 108, 4], paint.slant("#2f4668", "#22304f")), [
			pen.ellipse([60, 120, 90, 60], "#3f6b8f", 0.6),
			pen.ellipse([170, 130, 90, 70], "#5b8fa3", 0.55),
			pen.ellipse([150, 44, 16], "#f3c980", 0.9),
			pen.path("M31 7H120L60 115H31Z", "#ffffff", 0.08),
		]),
		pen.path("M20 126H220L240 148H0Z", paint.across(light, base)),
		pen.path("M38 130H202L210 140H30Z", deep, 0.45),
		pen.path("M0 148H240V150Q238 156 230 156H10Q2 156 0 150Z", dark),
		pen.path("M98 148H142L138 152H102Z", deep, 0.5),
	],
};
