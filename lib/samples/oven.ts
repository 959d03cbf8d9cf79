import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** A stove with its door to the front. */
export const oven: ThingKind = {
	label: "oven",
	verb: ["stands", "stand"],
	materials: ["metal"],
	rests: "standing",
	draw: ({ light, base, dark, deep }) => [
		pen.rect([8, 226, 184, 12], "#2c2b38"),
		pen.inside(pen.rect([0, 0, 200, 230, 6], paint.across(light, base)), [pen.rect([160, 0, 40, 240], dark, 0.25), pen.rect([0, 44, 200, 4], dark, 0.6)]),
		pen.rect([0, 0, 200, 12, 4], "#3b3a48"),
		...[36, 72, 128, 164].map((x) => pen.ellipse([x, 28, 10], paint.slant("#fffaf0", deep))),
		pen.rect([88, 21, 24, 14, 3], "#2f4668"),
		pen.inside(pen.rect([24, 84, 152, 108, 8], paint.slant("#57546a", "#2c2b38")), [
			pen.path("M24 84H110L60 200H24Z", "#ffffff", 0.1),
			pen.ellipse([100, 190, 70, 36], paint.glow("#f3a55599", "#f3a55500")),
		]),
		pen.rect([24, 60, 152, 9, 4], paint.down("#fffaf0", "#9a94a2")),
	],
};
