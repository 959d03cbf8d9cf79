import { hues } from "#lib/samples/hues.ts";
import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** A gull in flight. */
export const bird: ThingKind = {
	label: "bird",
	verb: ["is in the air", "are in the air"],
	materials: [null],
	rests: "floating",
	draw: ({ light, base, dark }) => [
		pen.path("M86 44C96 20 126 4 168 0C152 14 132 38 104 56Z", paint.across(base, dark)),
		pen.path("M50 40L30 52L52 54Z", dark),
		pen.path("M40 48C60 36 92 36 112 46C118 42 128 44 130 50L142 54L130 57C122 66 70 66 40 48Z", paint.down(light, base)),
		pen.path("M94 46C84 18 52 6 8 10C36 22 54 44 74 56Z", paint.slant(light, base)),
		pen.path("M8 10C22 10 30 12 38 14L30 20Z", hues.black.base),
		pen.path("M128 52L144 54L129 58Z", hues.orange.base),
		pen.ellipse([121, 50, 2], "#2a2938"),
	],
};
