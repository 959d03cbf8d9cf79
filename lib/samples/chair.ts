import { type Hue, hues } from "#lib/samples/hues.ts";
import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** A dining chair of wood, an armchair, or a stool. */
export const chair: ThingKind = {
	label: "chair",
	verb: ["stands", "stand"],
	materials: ["wood", "fabric", "wood"],
	rests: "standing",
	draw: (hue, variant) => [drawDiningChair, drawArmchair, drawStool][variant]?.(hue) ?? [],
};

function drawDiningChair({ light, base, dark, deep }: Hue) {
	const slat = (y: number) => pen.path(`M18 ${y}Q50 ${y - 7} 82 ${y}V${y + 13}Q50 ${y + 6} 18 ${y + 13}Z`, paint.across(light, base));
	return [
		pen.path("M22 104L14 196H22L34 104Z", deep),
		pen.path("M78 104L86 196H78L66 104Z", deep),
		slat(12),
		slat(38),
		slat(64),
		pen.rect([12, 0, 9, 112, 4], paint.across(light, base)),
		pen.rect([79, 0, 9, 112, 4], paint.across(base, dark)),
		pen.path("M6 116L0 216H9L20 116Z", paint.across(base, dark)),
		pen.path("M94 116L100 216H91L80 116Z", dark),
		pen.path("M8 172H92V178H8Z", dark),
		pen.rect([4, 102, 92, 18, 8], paint.across(light, base)),
		pen.rect([8, 114, 84, 6, 3], deep, 0.35),
	];
}

function drawArmchair({ light, base, dark, deep }: Hue) {
	return [
		pen.path("M30 140L22 176H30L42 140Z", hues.brown.dark),
		pen.path("M130 140L138 176H130L118 140Z", hues.brown.deep),
		pen.inside(pen.path("M22 120V54C22 14 46 0 80 0C114 0 138 14 138 54V120Z", paint.across(light, base)), [
			pen.line("M80 10V90", { color: dark, width: 2 }, 0.35),
			pen.line("M50 16C44 40 46 70 50 92", { color: dark, width: 2 }, 0.3),
			pen.line("M110 16C116 40 114 70 110 92", { color: dark, width: 2 }, 0.3),
		]),
		pen.rect([28, 90, 104, 34, 14], paint.down(light, base)),
		pen.rect([24, 116, 112, 30, 10], paint.across(base, dark)),
		pen.rect([0, 66, 36, 82, 18], paint.across(light, base)),
		pen.inside(pen.rect([124, 66, 36, 82, 18], paint.across(base, dark)), [pen.ellipse([134, 66, 20, 9], light, 0.35)]),
		pen.rect([36, 84, 6, 60], deep, 0.14),
	];
}

function drawStool({ light, base, dark, deep }: Hue) {
	return [
		pen.path("M38 18L34 150H42L48 18Z", deep),
		pen.path("M62 18L66 150H58L52 18Z", deep),
		pen.path("M24 98H76V104H24Z", dark),
		pen.path("M18 16L6 160H16L30 16Z", paint.across(light, base)),
		pen.path("M82 16L94 160H84L70 16Z", paint.across(base, dark)),
		pen.rect([4, 0, 92, 20, 9], paint.across(light, base)),
		pen.rect([10, 14, 80, 6, 3], deep, 0.3),
	];
}
