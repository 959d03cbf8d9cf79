import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** A plump one, or a square one with a stripe. */
export const pillow: ThingKind = {
	label: "pillow",
	verb: ["lies", "lie"],
	materials: ["fabric", "fabric"],
	rests: "standing",
	draw: ({ light, base, dark }, variant) => {
		if (variant === 0) {
			return [
				pen.inside(pen.path("M8 12Q50 0 112 8Q124 30 116 58Q60 68 6 60Q-4 34 8 12Z", paint.slant(light, base)), [
					pen.path("M0 46Q60 62 124 40V70H0Z", dark, 0.35),
					pen.line("M14 18L26 26M106 14L96 24M12 52L24 46", { color: dark, width: 2 }, 0.4),
				]),
			];
		}
		return [
			pen.inside(pen.path("M6 10Q50 0 94 6Q104 50 96 94Q50 104 4 96Q-4 50 6 10Z", paint.slant(light, base)), [
				pen.rect([0, 38, 110, 8], "#fff6e6", 0.75),
				pen.rect([0, 54, 110, 8], "#fff6e6", 0.75),
				pen.path("M70 0H110V110H60Q84 60 70 0Z", dark, 0.28),
			]),
		];
	},
};
