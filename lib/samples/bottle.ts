import { type Hue, hues } from "#lib/samples/hues.ts";
import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** A glass bottle, a pump dispenser, or a spray bottle. */
export const bottle: ThingKind = {
	label: "bottle",
	verb: ["stands", "stand"],
	materials: ["glass", "plastic", "plastic"],
	rests: "standing",
	draw: (hue, variant) => [drawGlass, drawPump, drawSpray][variant]?.(hue) ?? [],
};

function drawGlass({ light, base, dark, deep }: Hue) {
	return [
		pen.rect([20, 0, 20, 14, 3], hues.brown.dark),
		pen.inside(pen.path("M21 12H39V52C39 66 60 72 60 96V186Q60 198 48 198H12Q0 198 0 186V96C0 72 21 66 21 52Z", paint.across(light, base)), [
			pen.rect([42, 0, 20, 210], dark, 0.45),
			pen.rect([0, 112, 60, 50], "#fff6e4", 0.9),
			pen.ellipse([30, 137, 13], deep, 0.55),
			pen.rect([8, 84, 5, 104, 2], "#ffffff", 0.5),
		]),
	];
}

function drawPump({ light, base, dark }: Hue) {
	return [
		pen.rect([36, 8, 6, 30], "#4b4859"),
		pen.path("M0 6Q0 0 6 0H44Q50 0 50 6V12H14Q8 12 8 18H0Z", "#4b4859"),
		pen.rect([26, 32, 26, 14, 3], "#3b3a48"),
		pen.inside(pen.path("M22 44H56Q70 48 70 64V136Q70 146 60 146H18Q8 146 8 136V64Q8 48 22 44Z", paint.across(light, base)), [
			pen.rect([52, 40, 20, 110], dark, 0.4),
			pen.rect([8, 82, 64, 36], "#fff6e4", 0.85),
			pen.rect([15, 58, 5, 80, 2], "#ffffff", 0.45),
		]),
	];
}

function drawSpray({ light, base, dark, deep }: Hue) {
	return [
		pen.path("M4 4H44Q54 4 54 14V28H30V20H4Q0 20 0 16V8Q0 4 4 4Z", paint.across(deep, dark)),
		pen.line("M24 24Q24 36 14 40", { color: deep, width: 5 }),
		pen.rect([31, 26, 22, 14, 2], "#f4efe6"),
		pen.inside(pen.path("M32 38H52Q68 54 68 84V142Q68 152 58 152H26Q16 152 16 142V84Q16 54 32 38Z", paint.across(light, base)), [
			pen.rect([52, 30, 20, 130], dark, 0.4),
			pen.rect([16, 90, 60, 34], "#fff6e4", 0.85),
		]),
	];
}
