import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** Woven, with a handle. */
export const basket: ThingKind = {
	label: "basket",
	verb: ["stands", "stand"],
	materials: ["wicker"],
	rests: "standing",
	draw: ({ light, base, dark, deep }) => [
		pen.line("M20 64C20 -16 140 -16 140 64", { color: dark, width: 9 }),
		pen.inside(pen.path("M4 62H156L140 136Q138 142 130 142H30Q22 142 20 136Z", paint.across(light, base)), [
			...[76, 96, 116].map((y) =>
				pen.line(`M0 ${y}Q20 ${y - 8} 40 ${y}Q60 ${y + 8} 80 ${y}Q100 ${y - 8} 120 ${y}Q140 ${y + 8} 160 ${y}`, { color: dark, width: 4 }, 0.55),
			),
			...[24, 52, 80, 108, 136].map((x) => pen.line(`M${x} 60V146`, { color: dark, width: 3 }, 0.35)),
			pen.path("M112 50H164V150H92Q120 100 112 50Z", deep, 0.2),
		]),
		pen.inside(pen.rect([0, 54, 160, 16, 8], paint.across(light, base)), [pen.rect([0, 63, 160, 8], dark, 0.5)]),
	],
};
