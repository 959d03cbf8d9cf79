import type { Hue } from "#lib/samples/hues.ts";
import { paint } from "#lib/samples/paint.ts";
import { pen, type Shape } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** With a slender neck and dry grasses, or round and empty. */
export const vase: ThingKind = {
	label: "vase",
	verb: ["stands", "stand"],
	materials: ["ceramic", "ceramic"],
	rests: "standing",
	draw: (hue, variant) => (variant === 0 ? drawTall(hue) : drawRound(hue)),
};

const GRASS = ["#d9a85c", "#c98d4b", "#e4bf7c"];

function drawTall(hue: Hue): readonly Shape[] {
	const plume = (angle: number, length: number, at: number): Shape =>
		pen.turned(
			[angle, 40, 110],
			[
				pen.line(`M40 110V${110 - length}`, { color: "#a3793f", width: 1.8 }),
				pen.ellipse([40, 110 - length, 6, 22], paint.across(GRASS[at] ?? "#d9a85c", "#b27d3f")),
			],
		);
	return [plume(-24, 76, 0), plume(20, 82, 1), plume(-9, 96, 2), plume(6, 88, 0), body("M32 98H48V122C70 132 76 170 58 196H22C4 170 10 132 32 122Z", hue, 96)];
}

function drawRound(hue: Hue): readonly Shape[] {
	return [body("M26 0H54V14C78 22 84 62 60 86H20C-4 62 2 22 26 14Z", hue, 0)];
}

function body(d: string, { light, base, dark }: Hue, top: number): Shape {
	return pen.inside(pen.path(d, paint.across(light, base)), [
		pen.path(`M52 ${top}H90V${top + 110}H40Q72 ${top + 70} 52 ${top}Z`, dark, 0.4),
		pen.ellipse([24, top + 52, 5, 16], "#ffffff", 0.4),
		pen.rect([0, top + 4, 90, 3], dark, 0.3),
	]);
}
