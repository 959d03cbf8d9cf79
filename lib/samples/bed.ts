import { hues } from "#lib/samples/hues.ts";
import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** Seen from its side, the head to the left. The blanket has the color. */
export const bed: ThingKind = {
	label: "bed",
	verb: ["stands", "stand"],
	materials: ["wood"],
	rests: "standing",
	part: ["with @ blanket", "with # blankets"],
	draw: ({ light, base, dark, deep }) => {
		const { brown, white } = hues;
		return [
			pen.rect([8, 90, 14, 96, 4], brown.dark),
			pen.rect([378, 120, 14, 66, 4], brown.deep),
			pen.rect([0, 0, 26, 150, 10], paint.across(brown.light, brown.base)),
			pen.rect([374, 62, 26, 88, 10], paint.across(brown.base, brown.dark)),
			pen.rect([18, 128, 366, 32, 4], paint.across(brown.base, brown.dark)),
			pen.rect([22, 88, 354, 46, 14], paint.down(white.light, white.dark)),
			pen.inside(
				pen.path("M130 66C200 58 330 60 372 74Q382 78 382 90V142Q356 152 330 146Q290 138 250 147Q210 154 170 146Q146 142 122 146Z", paint.across(light, base)),
				[
					pen.path("M122 62H176C164 90 166 120 172 156H110Z", white.light),
					pen.path("M172 62H180C168 90 170 120 176 156H168C164 120 162 90 172 62Z", dark, 0.5),
					pen.line("M250 66C240 96 246 124 240 150M318 66C310 96 318 124 312 150", { color: dark, width: 3 }, 0.35),
					pen.rect([350, 60, 40, 100], deep, 0.22),
				],
			),
		];
	},
};
