import { type Hue, hues } from "#lib/samples/hues.ts";
import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** On the floor, on a table, or over a desk. The shade has the color. */
export const lamp: ThingKind = {
	label: "lamp",
	verb: ["stands", "stand"],
	materials: [null, null, "metal"],
	rests: "standing",
	draw: (hue, variant) => [drawFloorLamp, drawTableLamp, drawDeskLamp][variant]?.(hue) ?? [],
};

const { black } = hues;

function shade(d: string, { light, base }: Hue) {
	return pen.inside(pen.path(d, paint.across(light, base)), [pen.ellipse([50, 78, 44, 34], paint.glow("#fff6d8cc", "#fff6d800"))]);
}

function drawFloorLamp(hue: Hue) {
	return [
		pen.rect([47, 60, 6, 272], paint.across(black.base, black.deep)),
		pen.path("M18 340C18 330 34 326 50 326C66 326 82 330 82 340Z", paint.across(black.base, black.deep)),
		shade("M26 0H74L100 84Q50 92 0 84Z", hue),
	];
}

function drawTableLamp(hue: Hue) {
	return [
		pen.path("M44 78H56V96C76 104 80 128 66 150H34C20 128 24 104 44 96Z", paint.across(hues.white.light, hues.white.deep)),
		pen.rect([30, 148, 40, 8, 3], hues.brown.dark),
		shade("M24 0H76L100 78Q50 88 0 78Z", hue),
	];
}

function drawDeskLamp({ light, base, dark }: Hue) {
	return [
		pen.line("M34 150L12 84L74 34", { color: black.base, width: 6 }),
		pen.path("M4 160C4 150 18 146 34 146C50 146 64 150 64 160Z", paint.across(black.base, black.deep)),
		pen.ellipse([12, 84, 7], dark),
		pen.turned(
			[38, 78, 32],
			[
				pen.inside(pen.path("M68 14H88L112 62H44Z", paint.across(light, base)), [pen.rect([92, 10, 24, 60], dark, 0.4)]),
				pen.ellipse([78, 62, 34, 6], "#fff3c4"),
				pen.rect([68, 4, 20, 14, 5], dark),
			],
		),
	];
}
