import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** Empty as far as one sees. */
export const bowl: ThingKind = {
	label: "bowl",
	verb: ["stands", "stand"],
	materials: ["ceramic", "wood"],
	rests: "standing",
	draw: ({ light, base, dark, deep }) => [
		pen.rect([44, 58, 52, 10, 3], dark),
		pen.inside(pen.path("M0 8H140C140 42 112 62 84 62H56C28 62 0 42 0 8Z", paint.across(light, base)), [
			pen.path("M92 0H150V70H70Q100 46 92 0Z", dark, 0.4),
			pen.rect([0, 24, 140, 6], "#fff6e4", 0.6),
		]),
		pen.ellipse([70, 8, 70, 8], paint.across(deep, dark)),
	],
};
