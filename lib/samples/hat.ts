import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** A sun hat with a band. */
export const hat: ThingKind = {
	label: "hat",
	verb: ["lies", "lie"],
	materials: ["straw"],
	rests: "standing",
	draw: ({ light, base, dark }) => [
		pen.inside(pen.path("M0 68C20 54 140 54 160 68C168 76 132 90 80 90C28 90 -8 76 0 68Z", paint.across(light, base)), [
			pen.path("M70 90Q150 88 164 66V96H70Z", dark, 0.35),
		]),
		pen.inside(pen.path("M36 70C34 24 50 0 80 0C110 0 126 24 124 70Q80 82 36 70Z", paint.across(light, base)), [
			pen.path("M96 -4H130V90H84Q112 40 96 -4Z", dark, 0.3),
			pen.path("M30 50Q80 66 130 50V68Q80 84 30 68Z", "#d2483f"),
		]),
	],
};
