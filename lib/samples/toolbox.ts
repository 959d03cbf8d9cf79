import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** Closed. */
export const toolbox: ThingKind = {
	label: "toolbox",
	verb: ["stands", "stand"],
	materials: ["metal"],
	rests: "standing",
	draw: ({ light, base, dark, deep }) => [
		pen.line("M70 34V14Q70 5 80 5H140Q150 5 150 14V34", { color: "#4b4859", width: 9 }),
		pen.path("M20 32H200L220 62H0Z", paint.across(light, dark)),
		pen.inside(pen.rect([0, 58, 220, 82, 8], paint.across(light, base)), [
			pen.rect([0, 58, 220, 8], dark, 0.6),
			pen.rect([176, 50, 50, 100], dark, 0.35),
			pen.rect([0, 124, 220, 20], deep, 0.35),
		]),
		pen.rect([42, 52, 18, 24, 4], paint.slant("#fffaf0", "#9a94a2")),
		pen.rect([160, 52, 18, 24, 4], paint.slant("#e9e2dc", "#857f8e")),
	],
};
