import { hues } from "#lib/samples/hues.ts";
import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** With its stem. */
export const pear: ThingKind = {
	label: "pear",
	verb: ["lies", "lie"],
	materials: [null],
	rests: "standing",
	draw: ({ light, base, dark }) => [
		pen.line("M44 14Q44 6 50 3", { color: hues.brown.deep, width: 5 }),
		pen.inside(
			pen.path(
				"M44 12C60 12 62 34 66 50C72 66 88 74 88 98C88 122 66 132 44 132C22 132 0 122 0 98C0 74 16 66 22 50C26 34 28 12 44 12Z",
				paint.ball(light, base),
			),
			[pen.path("M54 6H96V140H40Q84 104 54 6Z", dark, 0.32), pen.ellipse([22, 88, 7, 16], "#ffffff", 0.4)],
		),
	],
};
