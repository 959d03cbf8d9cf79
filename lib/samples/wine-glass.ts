import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** Half full. The drink has the color. */
export const wineGlass: ThingKind = {
	label: "wine glass",
	verb: ["stands", "stand"],
	materials: ["glass"],
	rests: "standing",
	part: ["with @ drink", "with # drinks"],
	draw: ({ base, dark }) => [
		pen.rect([33, 90, 6, 62], paint.across("#f2f6f8", "#a9b6c4")),
		pen.path("M8 160Q8 150 36 148Q64 150 64 160Z", paint.across("#f2f6f8", "#a9b6c4")),
		pen.inside(pen.path("M6 0H66C74 50 66 94 36 94C6 94 -2 50 6 0Z", paint.across("#eef4f6", "#c3d0da")), [
			pen.rect([-4, 42, 90, 60], paint.across(base, dark)),
			pen.ellipse([36, 42, 40, 5], base),
			pen.path("M12 6Q8 40 16 66", "none"),
			pen.line("M14 10Q10 40 18 66", { color: "#ffffff", width: 4 }, 0.6),
		]),
	],
};
