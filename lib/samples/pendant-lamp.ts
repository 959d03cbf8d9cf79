import { hues } from "#lib/samples/hues.ts";
import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** From the ceiling, on its cord. */
export const pendantLamp: ThingKind = {
	label: "lamp",
	verb: ["hangs", "hang"],
	materials: ["metal"],
	rests: "hanging",
	draw: ({ light, base, dark }) => [
		pen.rect([58, 0, 4, 96], hues.black.deep),
		pen.ellipse([60, 148, 20, 12], "#fff3c4"),
		pen.rect([50, 88, 20, 14, 5], dark),
		pen.inside(pen.path("M0 148C0 116 26 96 60 96C94 96 120 116 120 148Q60 140 0 148Z", paint.across(light, base)), [pen.rect([84, 90, 40, 62], dark, 0.3)]),
	],
};
