import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** Hanging over a bar, or folded. */
export const towel: ThingKind = {
	label: "towel",
	verb: ["hangs", "hang"],
	materials: ["fabric"],
	rests: "hanging",
	draw: ({ light, base, dark }) => [
		pen.inside(pen.path("M6 4Q60 -4 114 4L120 176Q60 184 0 176Z", paint.across(light, base)), [
			pen.rect([0, 134, 130, 8], "#fff6e4", 0.85),
			pen.rect([0, 148, 130, 4], "#fff6e4", 0.85),
			pen.path("M36 0L30 190H40L44 0ZM84 0L90 190H100L92 0Z", dark, 0.25),
			pen.rect([0, 0, 130, 12], dark, 0.25),
		]),
	],
};
