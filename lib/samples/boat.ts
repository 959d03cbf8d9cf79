import { hues } from "#lib/samples/hues.ts";
import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** A sailing boat. The hull has the color. */
export const boat: ThingKind = {
	label: "boat",
	verb: ["is on the water", "are on the water"],
	materials: ["wood"],
	rests: "floating",
	part: ["with @ hull", "with # hulls"],
	draw: ({ light, base, dark }) => [
		pen.rect([96, 0, 6, 172, 2], hues.brown.dark),
		pen.path("M92 14C64 60 40 108 14 146Q56 150 92 146Z", paint.slant("#fffaf0", "#ddd3d0")),
		pen.path("M106 24C136 60 158 104 172 148H106Z", paint.slant("#f6ead6", "#cfc3c8")),
		pen.inside(pen.path("M0 160Q98 172 196 156C192 184 174 206 158 210H40C22 206 6 186 0 160Z", paint.across(light, base)), [
			pen.path("M0 182Q98 196 200 178V186Q98 204 0 190Z", "#fff6e4", 0.85),
			pen.rect([150, 150, 60, 70], dark, 0.35),
		]),
	],
};
