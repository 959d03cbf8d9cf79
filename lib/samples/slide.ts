import { hues } from "#lib/samples/hues.ts";
import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** A playground slide running down to the right. */
export const slide: ThingKind = {
	label: "slide",
	verb: ["stands", "stand"],
	materials: ["plastic"],
	rests: "standing",
	draw: ({ light, base, dark, deep }) => {
		const { yellow, black } = hues;
		return [
			pen.rect([34, 10, 9, 250, 4], paint.across(yellow.base, yellow.dark)),
			pen.rect([98, 10, 9, 250, 4], yellow.dark),
			pen.line("M110 120L170 262M300 216L304 262", { color: black.base, width: 7 }),
			...Array.from({ length: 6 }, (_, at) => pen.rect([36, 92 + at * 28, 68, 7, 3], yellow.dark)),
			pen.line("M14 262L40 70", { color: yellow.base, width: 8 }),
			pen.rect([30, 66, 82, 12, 4], deep),
			pen.path("M38 6Q70 -14 104 6L104 22H38Z", paint.across(light, base)),
			pen.path("M100 62C160 74 200 226 300 232H366Q374 234 374 244Q374 252 366 252H296C180 246 150 100 100 94Z", paint.down(light, base)),
			pen.path("M100 84C150 92 186 238 298 242H372Q372 252 366 252H296C180 246 150 100 100 94Z", dark, 0.55),
		];
	},
};
