import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** A parasol on its pole. */
export const umbrella: ThingKind = {
	label: "umbrella",
	verb: ["stands", "stand"],
	materials: ["fabric"],
	rests: "standing",
	secondColor: "white",
	draw: ({ light, base, dark }) => [
		pen.rect([126, 20, 8, 300, 3], paint.across("#f6efe2", "#a99f9c")),
		pen.inside(
			pen.path(
				"M0 104C10 40 66 8 130 8C194 8 250 40 260 104Q238 90 217 104Q196 90 173 104Q152 90 130 104Q108 90 87 104Q64 90 43 104Q22 90 0 104Z",
				paint.across(light, base),
			),
			[
				pen.path("M130 8C100 26 88 62 87 112H43C46 62 70 26 130 8Z", "#fff6e4"),
				pen.path("M130 8C160 26 172 62 173 112H217C214 62 190 26 130 8Z", "#f3e8da"),
				pen.path("M150 0C230 20 260 60 264 112H190C196 70 180 30 150 0Z", dark, 0.28),
			],
		),
		pen.rect([124, 0, 12, 14, 5], dark),
	],
};
