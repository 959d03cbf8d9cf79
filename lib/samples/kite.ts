import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** A diamond with its tail. */
export const kite: ThingKind = {
	label: "kite",
	verb: ["is in the air", "are in the air"],
	materials: ["fabric"],
	rests: "floating",
	draw: ({ light, base, dark, deep }) => [
		pen.line("M50 130C60 150 34 162 44 182C54 202 30 210 36 230", { color: deep, width: 2.4 }),
		...[
			[46, 156],
			[44, 184],
			[38, 212],
		].map(([x = 0, y = 0]) => pen.path(`M${x} ${y}L${x - 12} ${y - 7}V${y + 7}ZM${x} ${y}L${x + 12} ${y - 7}V${y + 7}Z`, base)),
		pen.path("M50 0L96 52L50 134L4 52Z", paint.slant(light, base)),
		pen.path("M50 0L96 52H50Z", paint.mix(base, "#fff0d2", 0.55)),
		pen.path("M50 52H96L50 134Z", dark),
		pen.line("M50 0V134M4 52H96", { color: deep, width: 1.6 }, 0.6),
	],
};
