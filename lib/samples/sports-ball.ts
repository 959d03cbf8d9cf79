import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** A beach ball, or a plain one with a band. */
export const sportsBall: ThingKind = {
	label: "sports ball",
	verb: ["lies", "lie"],
	materials: ["plastic", "plastic"],
	rests: "standing",
	secondColor: "white",
	draw: ({ light, base, dark }, variant) => [
		pen.inside(pen.ellipse([50, 50, 50], paint.ball(light, base)), [
			...(variant === 0
				? [pen.path("M40 -4C10 20 6 70 28 104L48 104C34 70 34 30 48 -4Z", "#fff6e4"), pen.path("M66 -4C96 24 100 70 80 104H98C114 70 114 20 84 -4Z", "#fff6e4")]
				: [pen.path("M-4 36Q50 64 104 36V54Q50 82 -4 54Z", "#fff6e4")]),
			pen.path("M70 0H110V110H10Q100 96 70 0Z", dark, 0.34),
			pen.ellipse([30, 24, 12, 8], "#ffffff", 0.5),
		]),
	],
};
