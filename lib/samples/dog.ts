import { hues } from "#lib/samples/hues.ts";
import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** Standing, its head to the right. */
export const dog: ThingKind = {
	label: "dog",
	verb: ["stands", "stand"],
	materials: [null],
	rests: "standing",
	draw: ({ light, base, dark, deep }) => [
		pen.line("M26 62C6 52 4 30 10 16", { color: base, width: 12 }),
		pen.path("M44 96L40 168H56L66 100Z", dark),
		pen.path("M138 96L144 168H158L160 92Z", dark),
		pen.inside(
			pen.path(
				"M20 84C18 56 40 50 70 54C100 58 120 52 134 40L176 60C178 92 168 110 144 112C120 112 96 108 74 114C40 122 22 112 20 84Z",
				paint.down(light, base),
			),
			[pen.path("M20 96C60 112 130 100 176 84V130H10Z", dark, 0.35)],
		),
		pen.path("M22 84L24 168H40L48 108Z", paint.across(base, dark)),
		pen.path("M122 96L124 168H140L148 104Z", paint.across(light, base)),
		pen.path("M134 62C126 30 140 12 164 12C184 12 192 24 194 36L222 42Q228 46 224 56C218 68 204 70 188 68C180 82 150 84 134 62Z", paint.slant(light, base)),
		pen.path("M144 14C128 14 120 38 126 64C140 62 152 42 156 20Z", deep, 0.85),
		pen.path("M214 40Q230 40 226 50Q220 54 212 50Z", "#2a2938"),
		pen.ellipse([182, 34, 4, 4.6], "#2a2938"),
		pen.ellipse([180.8, 32.6, 1.4], "#ffffff"),
		pen.line("M192 60Q204 62 212 58", { color: deep, width: 2.4 }),
		pen.path("M132 66C142 84 158 84 172 78L176 86C158 94 138 90 126 74Z", hues.red.base),
		pen.ellipse([152, 92, 6], hues.yellow.base),
	],
};
