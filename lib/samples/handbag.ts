import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** With a clasp. */
export const handbag: ThingKind = {
	label: "handbag",
	verb: ["stands", "stand"],
	materials: ["leather"],
	rests: "standing",
	draw: ({ light, base, dark, deep }) => [
		pen.line("M38 56C34 -14 112 -14 108 56", { color: deep, width: 7 }),
		pen.inside(pen.path("M18 46H128Q136 46 138 56L146 118Q148 130 136 130H10Q-2 130 0 118L8 56Q10 46 18 46Z", paint.across(light, base)), [
			pen.path("M104 40H150V136H84Q116 96 104 40Z", dark, 0.4),
			pen.path("M6 46H140L134 76Q73 98 12 76Z", dark, 0.3),
		]),
		pen.rect([64, 78, 18, 16, 4], paint.slant("#ffe9a8", "#c99a3f")),
	],
};
