import type { Hue } from "#lib/samples/hues.ts";
import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** A full mug with its handle to the right, a tea cup on its saucer, or an empty mug. */
export const cup: ThingKind = {
	label: "cup",
	verb: ["stands", "stand"],
	materials: ["ceramic", "ceramic", "ceramic"],
	rests: "standing",
	draw: (hue, variant) => (variant === 1 ? drawTeaCup(hue) : drawMug(hue, variant === 0 ? "#6a4534" : hue.deep)),
};

function drawMug({ light, base, dark, deep }: Hue, inside: string) {
	return [
		pen.line("M62 22C88 16 90 62 60 60", { color: dark, width: 8 }),
		pen.inside(pen.path("M0 6H68V70Q68 84 54 84H14Q0 84 0 70Z", paint.across(light, base)), [
			pen.rect([50, 0, 20, 90], dark, 0.4),
			pen.rect([8, 16, 5, 50, 2], "#ffffff", 0.45),
		]),
		pen.ellipse([34, 6, 34, 6], paint.across(deep, dark)),
		pen.ellipse([34, 7, 29, 4.2], inside),
	];
}

function drawTeaCup({ light, base, dark, deep }: Hue) {
	return [
		pen.path("M4 58H108Q102 70 84 70H28Q10 70 4 58Z", paint.across(light, dark)),
		pen.line("M82 18C106 12 104 48 74 46", { color: dark, width: 6 }),
		pen.inside(pen.path("M22 6H90C90 40 76 60 64 60H48C36 60 22 40 22 6Z", paint.across(light, base)), [pen.path("M66 0H94V64H60Z", dark, 0.35)]),
		pen.ellipse([56, 6, 34, 6], paint.across(deep, dark)),
		pen.ellipse([56, 7, 29, 4.2], "#b9773c"),
	];
}
