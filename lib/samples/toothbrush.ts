import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** Upright, its bristles to the left. */
export const toothbrush: ThingKind = {
	label: "toothbrush",
	verb: ["stands", "stand"],
	materials: ["plastic"],
	rests: "floating",
	draw: ({ light, base, dark }) => [
		pen.path("M18 4Q28 0 30 12V60Q36 70 36 90V196Q36 204 29 204Q22 204 22 196V90Q22 74 20 60Z", paint.across(light, dark)),
		pen.rect([0, 6, 20, 40, 4], paint.across("#ffffff", "#d5dde6")),
		pen.line("M2 16H19M2 26H19M2 36H19", { color: base, width: 1.6 }, 0.6),
	],
};
