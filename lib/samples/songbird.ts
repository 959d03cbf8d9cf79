import { hues } from "#lib/samples/hues.ts";
import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** A bird at rest, looking to the right. */
export const songbird: ThingKind = {
	label: "bird",
	verb: ["sits", "sit"],
	materials: [null],
	rests: "floating",
	draw: ({ light, base, dark, deep }) => [
		pen.line("M66 88L64 108M80 88L80 108M58 108H70M74 108H86", { color: hues.orange.dark, width: 4 }),
		pen.path("M44 58L0 86L10 94L60 80Z", paint.across(deep, dark)),
		pen.inside(pen.path("M34 66C34 36 60 30 76 22C84 4 118 4 120 32C120 70 100 92 70 92C50 92 34 84 34 66Z", paint.slant(light, base)), [
			pen.ellipse([96, 70, 24, 28], "#fff3de", 0.75),
		]),
		pen.path("M36 62C54 44 84 52 84 60C78 80 52 86 34 76Z", paint.across(base, dark)),
		pen.path("M118 26L138 32L118 38Z", hues.orange.base),
		pen.ellipse([104, 26, 3.6], "#2a2938"),
	],
};
