import type { Hue } from "#lib/samples/hues.ts";
import { paint } from "#lib/samples/paint.ts";
import { pen, type Shape } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** Seen from its left side: a small one, or a van. */
export const car: ThingKind = {
	label: "car",
	verb: ["is parked", "are parked"],
	materials: ["metal", "metal"],
	rests: "standing",
	draw: (hue, variant) => (variant === 0 ? drawHatchback(hue) : drawVan(hue)),
};

const GLASS = paint.slant("#d9edf3", "#7fa3bb");

function wheel(x: number, y: number): readonly Shape[] {
	return [pen.ellipse([x, y, 30], "#2c2b38"), pen.ellipse([x, y, 16], paint.slant("#dfe3e8", "#8c92a2")), pen.ellipse([x, y, 5], "#4b4b5b")];
}

function drawHatchback({ light, base, dark, deep }: Hue): readonly Shape[] {
	const outline = "M12 112C6 84 18 74 52 68C78 34 108 10 150 8H214C252 8 276 40 290 68C324 72 342 82 344 112Q344 130 330 130H22Q12 130 12 112Z";
	return [
		pen.inside(pen.path(outline, paint.down(light, base)), [
			pen.rect([0, 104, 360, 30], dark, 0.5),
			pen.rect([0, 74, 360, 3], light, 0.8),
			pen.path("M280 0H360V140H300Z", deep, 0.18),
		]),
		pen.path("M92 66C108 38 128 22 152 20H172V66Z", GLASS),
		pen.path("M182 20H212C238 20 254 42 264 66H182Z", GLASS),
		pen.line("M177 72V122", { color: deep, width: 2 }, 0.5),
		pen.rect([190, 82, 20, 5, 2], deep, 0.6),
		pen.ellipse([24, 92, 9, 8], "#fff2c4"),
		pen.rect([332, 86, 12, 14, 4], "#d2483f"),
		pen.rect([8, 112, 340, 12, 6], "#4b4b5b"),
		...wheel(84, 128),
		...wheel(276, 128),
	];
}

function drawVan({ light, base, dark, deep }: Hue): readonly Shape[] {
	return [
		pen.inside(pen.path("M8 120V84Q10 70 30 66L58 18Q64 4 82 4H352Q370 4 370 22V126Q370 140 356 140H20Q8 140 8 120Z", paint.down(light, base)), [
			pen.rect([0, 84, 380, 60], dark, 0.35),
			pen.rect([0, 80, 380, 6], "#fff6e4", 0.9),
			pen.path("M310 0H380V150H330Z", deep, 0.18),
		]),
		pen.path("M46 66L70 24Q74 18 84 18H122V66Z", GLASS),
		pen.rect([136, 18, 62, 48, 5], GLASS),
		pen.rect([212, 18, 62, 48, 5], GLASS),
		pen.rect([288, 18, 62, 48, 5], GLASS),
		pen.line("M129 76V134M205 76V134", { color: deep, width: 2 }, 0.5),
		pen.ellipse([20, 98, 10, 9], "#fff2c4"),
		pen.rect([360, 90, 10, 20, 4], "#d2483f"),
		pen.rect([2, 120, 372, 12, 6], "#4b4b5b"),
		...wheel(90, 138),
		...wheel(300, 138),
	];
}
