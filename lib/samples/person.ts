import type { Hue } from "#lib/samples/hues.ts";
import { paint } from "#lib/samples/paint.ts";
import { pen, type Shape } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** Four people, standing with their arms at rest. The top has the color. */
export const person: ThingKind = {
	label: "person",
	verb: ["stands", "stand"],
	materials: [null, null, null, null],
	rests: "standing",
	part: ["in @ top", "in # tops"],
	draw: (hue, variant) => drawFigure(hue, LOOKS[variant % LOOKS.length] ?? LOOKS[0]),
};

type Look = { readonly skin: string; readonly hair: string; readonly legs: string; readonly isLong: boolean; readonly hasSkirt: boolean };

const LOOKS: readonly [Look, ...Look[]] = [
	{ skin: "#e8b48f", hair: "#4a3328", legs: "#34466b", isLong: false, hasSkirt: false },
	{ skin: "#b97b55", hair: "#2a2530", legs: "#4b4b5b", isLong: true, hasSkirt: true },
	{ skin: "#f0c3a0", hair: "#c8793c", legs: "#5a4a3f", isLong: true, hasSkirt: false },
	{ skin: "#8a5a40", hair: "#26222c", legs: "#3d5a55", isLong: false, hasSkirt: false },
];

function drawFigure({ light, base, dark, deep }: Hue, { skin, hair, legs, isLong, hasSkirt }: Look): readonly Shape[] {
	const shadeOf = (color: string): string => paint.mix(color, "#2a2352", 0.28);
	const bare = paint.across(skin, shadeOf(skin));
	return [
		...(isLong ? [pen.path("M34 26C30 60 28 78 36 96H88C96 78 92 56 88 26Z", shadeOf(hair))] : []),
		pen.path("M46 300L42 356H60L66 300Z", hasSkirt ? bare : shadeOf(legs)),
		pen.path("M66 300L70 356H86L84 300Z", hasSkirt ? shadeOf(skin) : shadeOf(legs)),
		pen.path("M40 352H62V368H30Q30 356 40 352Z", "#33323f"),
		pen.path("M68 352H88Q98 356 98 368H68Z", "#2a2938"),
		hasSkirt
			? pen.inside(pen.path("M38 186H88L104 320Q64 332 24 320Z", paint.across(legs, shadeOf(legs))), [
					pen.line("M58 200L50 326M74 200L80 326", { color: shadeOf(legs), width: 3 }, 0.6),
				])
			: pen.inside(pen.path("M36 186H90L88 354H68L63 236L58 354H38Z", paint.across(legs, shadeOf(legs))), []),
		pen.path("M92 112C106 120 112 160 108 200L98 200C98 170 92 150 86 134Z", dark),
		pen.ellipse([103, 206, 7, 9], shadeOf(skin)),
		pen.inside(pen.path("M34 108Q46 98 64 98Q82 98 94 108C98 140 94 170 94 206Q64 214 32 206C34 170 28 140 34 108Z", paint.across(light, base)), [
			pen.path("M74 96H104V214H66Q88 160 74 96Z", dark, 0.4),
			pen.path("M52 96H76L64 114Z", paint.mix(skin, base, 0.2)),
		]),
		pen.path("M36 112C20 122 14 162 18 202H29C30 172 36 152 44 136Z", paint.across(light, base)),
		pen.line("M40 136C34 152 30 172 29 200", { color: deep, width: 2 }, 0.4),
		pen.ellipse([23, 207, 7, 9], skin),
		pen.rect([55, 76, 17, 30, 7], shadeOf(skin)),
		pen.ellipse([63, 50, 26, 32], bare),
		pen.path(
			isLong
				? "M34 58C28 18 44 2 64 2C86 2 100 18 92 58C90 44 84 34 74 28C62 36 44 36 40 40C36 46 36 52 34 58Z"
				: "M36 46C32 14 48 2 64 2C84 2 96 16 90 46C86 34 80 28 68 28C54 28 42 26 36 46Z",
			paint.across(paint.mix(hair, "#fff0d2", 0.15), hair),
		),
		pen.ellipse([53, 54, 2.6, 3.4], "#33263a"),
		pen.ellipse([73, 54, 2.6, 3.4], "#33263a"),
		pen.line("M56 66Q63 72 70 66", { color: shadeOf(shadeOf(skin)), width: 2.4 }),
	];
}
