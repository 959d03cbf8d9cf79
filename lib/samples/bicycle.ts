import { hues } from "#lib/samples/hues.ts";
import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** Leaning nowhere, its front to the right. The frame has the color. */
export const bicycle: ThingKind = {
	label: "bicycle",
	verb: ["stands", "stand"],
	materials: ["metal"],
	rests: "standing",
	draw: ({ base, dark }) => {
		const wheel = (x: number) => [
			pen.line(`M${x} 66V186M${x - 60} 126H${x + 60}M${x - 42} 84L${x + 42} 168M${x + 42} 84L${x - 42} 168`, { color: "#c3c7cf", width: 1.6 }),
			pen.line(ring(x, 126, 58), { color: "#33323f", width: 8 }),
			pen.ellipse([x, 126, 7], "#4b4b5b"),
		];
		return [
			...wheel(66),
			...wheel(254),
			pen.line("M66 126L118 126L104 52", { color: dark, width: 9 }),
			pen.line("M118 126L214 54L106 62M214 54L254 126L206 24", { color: base, width: 9 }),
			pen.line("M66 126L106 62", { color: base, width: 7 }),
			pen.path("M76 40Q104 34 130 44Q128 54 108 54H90Q76 52 76 40Z", hues.brown.dark),
			pen.line("M206 24Q226 16 236 26Q240 36 228 38", { color: "#33323f", width: 7 }),
			pen.ellipse([118, 126, 14], paint.slant("#9aa0ad", "#5a5d6c")),
			pen.line("M118 126L136 150", { color: "#4b4b5b", width: 6 }),
			pen.rect([126, 148, 22, 7, 3], "#33323f"),
		];
	},
};

function ring(x: number, y: number, r: number): string {
	return pen.ellipse([x, y, r], "none").d;
}
