import { type Hue, hues } from "#lib/samples/hues.ts";
import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** A round crown, a conifer, or a palm. Its leaves are green, whatever the color asked for. */
export const tree: ThingKind = {
	label: "tree",
	verb: ["stands", "stand"],
	materials: [null, null, null],
	rests: "standing",
	draw: (hue, variant) => [drawRound, drawConifer, drawPalm][variant]?.(hue) ?? [],
};

const { brown } = hues;

function drawRound({ light, base, dark, deep }: Hue) {
	const puff = (x: number, y: number, r: number, tone: number) => pen.ellipse([x, y, r], paint.ball(paint.mix(light, base, tone), paint.mix(base, dark, tone)));
	return [
		pen.path("M92 170H116L124 330H84Z", paint.across(brown.base, brown.deep)),
		pen.line("M104 240L66 190M106 220L140 176", { color: brown.dark, width: 9 }),
		puff(150, 126, 58, 1),
		puff(56, 130, 56, 0.7),
		puff(112, 66, 66, 0.6),
		puff(150, 92, 46, 0.8),
		puff(58, 92, 46, 0.3),
		puff(102, 138, 58, 0.6),
		puff(92, 80, 44, 0),
		pen.ellipse([132, 168, 40, 12], deep, 0.25),
	];
}

function drawConifer({ light, base, dark }: Hue) {
	const tier = (top: number, foot: number, half: number) =>
		pen.inside(
			pen.path(
				`M90 ${top}L${90 + half} ${foot - 8}Q${90 + half} ${foot} ${82 + half} ${foot}H${98 - half}Q${90 - half} ${foot} ${90 - half} ${foot - 8}Z`,
				paint.across(light, base),
			),
			[pen.path(`M90 ${top}L${90 + half} ${foot}H88Z`, dark, 0.45)],
		);
	return [pen.path("M80 280H100L104 340H76Z", paint.across(brown.base, brown.deep)), tier(140, 300, 90), tier(70, 220, 72), tier(0, 140, 54)];
}

function drawPalm({ light, base, dark }: Hue) {
	const frond = (angle: number, length: number, tone: number) =>
		pen.turned(
			[angle, 130, 92],
			[
				pen.path(
					`M130 92C${130 + length * 0.3} ${56 - length * 0.1} ${130 + length * 0.8} ${64} ${130 + length} ${104}C${130 + length * 0.7} ${86} ${130 + length * 0.35} ${88} 130 100Z`,
					paint.slant(paint.mix(light, base, tone), paint.mix(base, dark, tone)),
				),
			],
		);
	return [
		pen.path("M122 92H138C132 190 140 270 160 360H120C118 270 126 180 122 92Z", paint.across(brown.light, brown.dark)),
		frond(150, 116, 0.9),
		frond(-150, 104, 0.8),
		frond(176, 126, 0.4),
		frond(58, 100, 1),
		frond(-74, 100, 0.6),
		frond(-30, 116, 0.3),
		frond(14, 126, 0.7),
		pen.ellipse([122, 98, 11], paint.ball(brown.light, brown.dark)),
		pen.ellipse([140, 100, 11], paint.ball(brown.base, brown.deep)),
	];
}
