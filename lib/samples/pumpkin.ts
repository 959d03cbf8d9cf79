import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** Ribbed and round. */
export const pumpkin: ThingKind = {
	label: "pumpkin",
	verb: ["lies", "lie"],
	materials: [null],
	rests: "standing",
	draw: ({ light, base, dark }) => [
		pen.path("M62 24C60 12 66 4 80 0L84 8C76 12 76 18 76 26Z", paint.across("#7ca06a", "#3f6a4c")),
		pen.ellipse([30, 62, 30, 38], paint.across(light, base)),
		pen.ellipse([110, 62, 30, 38], paint.across(base, dark)),
		pen.ellipse([50, 62, 28, 42], paint.across(light, base)),
		pen.ellipse([92, 62, 28, 42], paint.across(base, dark)),
		pen.ellipse([70, 63, 25, 43], paint.across(light, base)),
		pen.ellipse([60, 44, 6, 12], "#ffffff", 0.35),
	],
};
