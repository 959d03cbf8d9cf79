import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** A trolley case. */
export const suitcase: ThingKind = {
	label: "suitcase",
	verb: ["stands", "stand"],
	materials: ["plastic", "leather"],
	rests: "standing",
	draw: ({ light, base, dark, deep }, variant) => {
		if (variant === 1) {
			return [
				pen.line("M62 22V10Q62 4 68 4H92Q98 4 98 10V22", { color: deep, width: 7 }),
				pen.inside(pen.rect([0, 20, 160, 104, 12], paint.across(light, base)), [
					pen.rect([24, 20, 14, 110], dark, 0.7),
					pen.rect([122, 20, 14, 110], dark, 0.7),
					pen.rect([0, 66, 160, 3], deep, 0.5),
					pen.rect([0, 108, 160, 20], dark, 0.45),
				]),
				pen.rect([26, 62, 10, 12, 2], "#f0cf85"),
				pen.rect([124, 62, 10, 12, 2], "#d8ae60"),
			];
		}
		return [
			pen.line("M34 48V6H76V48", { color: "#77717f", width: 5 }),
			pen.ellipse([24, 184, 8], "#2c2b38"),
			pen.ellipse([86, 184, 8], "#2c2b38"),
			pen.inside(pen.rect([0, 42, 110, 140, 16], paint.across(light, base)), [
				...[22, 42, 62, 82].map((x) => pen.rect([x, 42, 5, 150], dark, 0.35)),
				pen.rect([90, 40, 30, 150], dark, 0.4),
				pen.rect([0, 106, 110, 4], deep, 0.45),
			]),
			pen.rect([40, 36, 30, 10, 4], deep),
		];
	},
};
