import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** Its spout to the left. */
export const wateringCan: ThingKind = {
	label: "watering can",
	verb: ["stands", "stand"],
	materials: ["metal"],
	rests: "standing",
	draw: ({ light, base, dark }) => [
		pen.line("M132 40C190 24 190 110 138 112", { color: dark, width: 9 }),
		pen.line("M72 44C76 4 122 4 128 44", { color: base, width: 8 }),
		pen.path("M70 108L16 40L26 34L74 74Z", paint.across(light, base)),
		pen.turned([-36, 20, 34], [pen.path("M4 40L8 28H34L38 40Z", paint.across(light, dark))]),
		pen.inside(pen.path("M64 42H138V126Q138 136 128 136H72Q62 136 62 126Z", paint.across(light, base)), [
			pen.path("M112 36H144V142H94Q122 92 112 36Z", dark, 0.42),
			pen.rect([60, 58, 90, 5], dark, 0.4),
		]),
	],
};
