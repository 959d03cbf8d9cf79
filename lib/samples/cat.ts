import type { Hue } from "#lib/samples/hues.ts";
import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** Sitting upright, or asleep. */
export const cat: ThingKind = {
	label: "cat",
	verb: ["rests", "rest"],
	materials: [null, null],
	rests: "standing",
	draw: (hue, variant) => (variant === 0 ? drawSitting(hue) : drawAsleep(hue)),
};

function drawSitting({ light, base, dark, deep }: Hue) {
	return [
		pen.line("M92 148C122 152 134 132 122 112", { color: dark, width: 13 }),
		pen.inside(pen.path("M28 158C18 120 34 84 46 66H80C94 84 112 122 100 158Q64 162 28 158Z", paint.across(light, base)), [
			pen.ellipse([98, 122, 26, 46], dark, 0.35),
			pen.ellipse([58, 104, 14, 30], light, 0.7),
		]),
		pen.rect([44, 112, 15, 48, 7], paint.across(light, base)),
		pen.rect([66, 112, 15, 48, 7], paint.across(base, dark)),
		pen.path("M26 40L28 2Q29 -2 33 1L58 20Z", base),
		pen.path("M98 40L96 2Q95 -2 91 1L66 20Z", dark),
		pen.path("M33 30L34 12L48 22Z", "#e8a1a1"),
		pen.path("M91 30L90 12L76 22Z", "#d58c92"),
		pen.ellipse([62, 46, 40, 33], paint.ball(light, base)),
		pen.line("M54 16V26M62 14V25M70 16V26", { color: deep, width: 3.5 }, 0.5),
		pen.ellipse([47, 45, 5, 6.5], "#2a2938"),
		pen.ellipse([77, 45, 5, 6.5], "#2a2938"),
		pen.ellipse([45.4, 42.6, 1.7], "#ffffff"),
		pen.ellipse([75.4, 42.6, 1.7], "#ffffff"),
		pen.path("M58 55H66L62 60Z", "#c96f74"),
		pen.line("M62 60Q58 67 52 64M62 60Q66 67 72 64", { color: deep, width: 2 }),
	];
}

function drawAsleep({ light, base, dark, deep }: Hue) {
	return [
		pen.path("M0 70C0 30 40 8 92 8C150 8 176 40 172 74Q170 88 150 88H26Q2 88 0 70Z", paint.slant(light, base)),
		pen.path("M104 12L112 28M122 18L128 34M140 30L142 46", "none"),
		pen.line("M108 14L112 30M124 20L126 36M140 30L140 46", { color: deep, width: 4 }, 0.4),
		pen.line("M160 76C140 92 96 84 74 80", { color: dark, width: 15 }),
		pen.path("M12 40L10 14L32 28Z", base),
		pen.path("M64 36L70 12L46 26Z", dark),
		pen.ellipse([40, 54, 35, 28], paint.ball(light, base)),
		pen.line("M22 54Q28 60 34 54M46 54Q52 60 58 54", { color: "#2a2938", width: 2.6 }),
		pen.path("M37 62H43L40 66Z", "#c96f74"),
	];
}
