import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** An abstract print in a frame: hills and a sun, or an arch. The frame has the color. */
export const pictureFrame: ThingKind = {
	label: "picture frame",
	verb: ["hangs", "hang"],
	materials: ["wood", "wood"],
	rests: "hanging",
	draw: (hue, variant) => [
		pen.rect([0, 0, 100, 130, 3], paint.slant(hue.light, hue.dark)),
		pen.rect([6, 6, 88, 118], paint.slant("#fffaf2", "#efe7db")),
		...(variant === 0 ? HILLS : ARCH),
		pen.path("M6 6H70L6 96Z", "#ffffff", 0.16),
	],
};

const HILLS = [
	pen.inside(pen.rect([20, 24, 60, 82], paint.down("#f7d9b4", "#f3b98f")), [
		pen.ellipse([58, 52, 13], "#e46a4b"),
		pen.path("M20 78Q40 62 58 76Q70 82 80 72V106H20Z", "#7fa78f"),
		pen.path("M20 92Q44 78 80 94V106H20Z", "#3f6f74"),
	]),
];

const ARCH = [
	pen.inside(pen.rect([20, 24, 60, 82], "#efe0cc"), [
		pen.path("M28 106V68C28 40 72 40 72 68V106Z", "#d98a63"),
		pen.path("M38 106V74C38 54 62 54 62 74V106Z", "#f1c27d"),
		pen.path("M46 106V82C46 70 54 70 54 82V106Z", "#4f7f86"),
	]),
];
