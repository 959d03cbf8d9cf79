import type { Hue } from "#lib/samples/hues.ts";
import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** A long table, a round side table, or a low one. Its top is the upper edge of its box. */
export const table: ThingKind = {
	label: "table",
	verb: ["stands", "stand"],
	materials: ["wood", "wood", "wood"],
	rests: "standing",
	draw: (hue, variant) => [drawLong, drawRound, drawLow][variant]?.(hue) ?? [],
};

function drawLong({ light, base, dark, deep }: Hue) {
	return [
		pen.path("M46 24L42 158H54L62 24Z", deep),
		pen.path("M374 24L378 158H366L358 24Z", deep),
		pen.path("M18 20L10 176H26L40 20Z", paint.across(base, dark)),
		pen.path("M402 20L410 176H394L380 20Z", dark),
		pen.rect([20, 14, 380, 24], paint.down(deep, dark)),
		pen.inside(pen.rect([0, 0, 420, 20, 6], paint.across(light, base)), [pen.rect([0, 13, 420, 8], dark, 0.55)]),
	];
}

function drawRound({ light, base, dark, deep }: Hue) {
	return [
		pen.path("M60 16H80L76 118H64Z", paint.across(base, deep)),
		pen.path("M34 130C46 118 94 118 106 130L112 138H28Z", paint.across(base, dark)),
		pen.inside(pen.rect([0, 0, 140, 20, 9], paint.across(light, base)), [pen.rect([0, 13, 140, 8], dark, 0.55)]),
	];
}

function drawLow({ light, base, dark, deep }: Hue) {
	return [
		pen.path("M58 16L52 74H60L70 16Z", deep),
		pen.path("M202 16L208 74H200L190 16Z", deep),
		pen.path("M32 16L20 86H30L48 16Z", paint.across(base, dark)),
		pen.path("M228 16L240 86H230L212 16Z", dark),
		pen.rect([40, 46, 180, 7, 3], deep),
		pen.inside(pen.rect([0, 0, 260, 20, 10], paint.across(light, base)), [pen.rect([0, 13, 260, 8], dark, 0.5)]),
	];
}
