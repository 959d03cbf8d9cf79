import type { Hue } from "#lib/samples/hues.ts";
import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** A dial on the wall. */
export const clock: ThingKind = {
	label: "clock",
	verb: ["hangs", "hang"],
	materials: ["wood"],
	rests: "hanging",
	draw: drawDial,
};

function drawDial({ light, base, dark }: Hue) {
	const tick = (angle: number) => pen.turned([angle, 50, 50], [pen.rect([48.6, 14, 2.8, 7, 1], "#5b5668")]);
	return [
		pen.ellipse([50, 50, 50], paint.slant(light, dark)),
		pen.ellipse([50, 50, 43], paint.slant(dark, base)),
		pen.ellipse([50, 51, 40], paint.slant("#fffaf0", "#ece2d4")),
		...Array.from({ length: 12 }, (_, hour) => tick(hour * 30)),
		pen.turned([-58, 50, 50], [pen.rect([48, 28, 4, 24, 2], "#3b3a48")]),
		pen.turned([54, 50, 50], [pen.rect([48.6, 18, 2.8, 34, 1.4], "#3b3a48")]),
		pen.ellipse([50, 50, 3.6], "#d2483f"),
	];
}
