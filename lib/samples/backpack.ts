import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** With a pocket in front. */
export const backpack: ThingKind = {
	label: "backpack",
	verb: ["stands", "stand"],
	materials: ["fabric"],
	rests: "standing",
	draw: ({ light, base, dark, deep }) => [
		pen.line("M44 16Q44 4 60 4Q76 4 76 16", { color: deep, width: 7 }),
		pen.rect([0, 78, 24, 64, 10], paint.across(base, dark)),
		pen.rect([96, 78, 24, 64, 10], deep),
		pen.inside(pen.path("M10 148V60C10 26 32 10 60 10C88 10 110 26 110 60V148Q110 156 100 156H20Q10 156 10 148Z", paint.across(light, base)), [
			pen.path("M84 0H120V160H70Q98 90 84 0Z", dark, 0.4),
			pen.line("M26 56Q60 40 94 56", { color: deep, width: 3 }, 0.6),
		]),
		pen.inside(pen.rect([24, 82, 72, 62, 12], paint.slant(light, dark)), [pen.rect([24, 82, 72, 20], base, 0.9)]),
		pen.line("M34 104H86", { color: "#f2d488", width: 3.4 }),
	],
};
