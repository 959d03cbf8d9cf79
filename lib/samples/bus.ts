import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** A city bus from its side. */
export const bus: ThingKind = {
	label: "bus",
	verb: ["waits", "wait"],
	materials: ["metal"],
	rests: "standing",
	draw: ({ light, base, dark, deep }) => {
		const glass = paint.slant("#d9edf3", "#7fa3bb");
		const wheel = (x: number) => [pen.ellipse([x, 176, 30], "#2c2b38"), pen.ellipse([x, 176, 15], paint.slant("#dfe3e8", "#8c92a2"))];
		return [
			pen.inside(pen.rect([0, 0, 520, 184, 24], paint.down(light, base)), [
				pen.rect([0, 118, 520, 12], "#fff6e4", 0.9),
				pen.rect([0, 150, 520, 40], dark, 0.5),
				pen.rect([440, 0, 90, 190], deep, 0.16),
			]),
			...Array.from({ length: 5 }, (_, at) => pen.rect([96 + at * 82, 34, 70, 66, 7], glass)),
			pen.rect([14, 34, 66, 116, 7], glass),
			pen.line("M47 36V148", { color: dark, width: 5 }),
			pen.rect([96, 8, 200, 18, 5], "#2c2b38"),
			pen.rect([106, 14, 90, 6, 3], "#f2c043"),
			pen.ellipse([10, 140, 8, 10], "#fff2c4"),
			...wheel(130),
			...wheel(410),
		];
	},
};
