import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** The head of a train, its front to the left. */
export const train: ThingKind = {
	label: "train",
	verb: ["waits", "wait"],
	materials: ["metal"],
	rests: "standing",
	part: ["with @ stripe", "with # stripes"],
	draw: ({ light, base, dark, deep }) => {
		const glass = paint.slant("#d9edf3", "#6f95b2");
		return [
			pen.inside(pen.path("M8 196C-4 150 20 70 64 34C88 14 120 4 160 4H760V220H40Q16 220 8 196Z", paint.down("#fbf6ec", "#cfcad3")), [
				pen.rect([0, 132, 770, 46], paint.down(light, base)),
				pen.rect([0, 178, 770, 8], dark),
				pen.rect([0, 196, 770, 30], "#57546a"),
				pen.rect([0, 0, 770, 20], "#ffffff", 0.5),
			]),
			pen.path("M42 108C54 74 78 46 118 40H150V108Z", glass),
			...[0, 1, 2, 3].map((at) => pen.rect([262 + at * 124, 50, 96, 64, 9], glass)),
			pen.rect([176, 42, 62, 152, 6], paint.across("#efe7df", "#bcb4c0")),
			pen.rect([184, 52, 21, 60, 4], glass),
			pen.rect([209, 52, 21, 60, 4], glass),
			pen.line("M207 46V190", { color: deep, width: 2 }, 0.7),
			pen.ellipse([28, 158, 9, 7], "#fff2c4"),
			...[110, 180, 330, 400, 600, 670].map((x) => pen.ellipse([x, 218, 18], "#2c2b38")),
		];
	},
};
