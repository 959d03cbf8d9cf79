import { hues } from "#lib/samples/hues.ts";
import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** With its stem and a leaf. */
export const apple: ThingKind = {
	label: "apple",
	verb: ["lies", "lie"],
	materials: [null],
	rests: "standing",
	draw: ({ light, base, dark }) => [
		pen.line("M50 26Q48 12 54 4", { color: hues.brown.deep, width: 5 }),
		pen.path("M54 16C62 2 78 0 86 4C82 18 68 24 54 16Z", paint.slant("#8fc07a", "#4f9160")),
		pen.inside(
			pen.path(
				"M50 26C62 16 98 18 98 56C98 84 78 106 64 106C58 106 56 103 50 103C44 103 42 106 36 106C22 106 2 84 2 56C2 18 38 16 50 26Z",
				paint.ball(light, base),
			),
			[pen.path("M70 20H104V112H52Q96 80 70 20Z", dark, 0.4), pen.ellipse([26, 48, 7, 13], "#ffffff", 0.4)],
		),
	],
};
