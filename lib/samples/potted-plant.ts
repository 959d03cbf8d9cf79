import type { Hue } from "#lib/samples/hues.ts";
import { paint } from "#lib/samples/paint.ts";
import { pen, type Shape } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

/** Broad leaves, upright blades, a cactus, or a round bush. The pot has the color. */
export const pottedPlant: ThingKind = {
	label: "potted plant",
	verb: ["stands", "stand"],
	materials: [null, null, null, null],
	rests: "standing",
	part: ["in @ pot", "in # pots"],
	draw: (hue, variant) => [drawBroadLeaves, drawBlades, drawCactus, drawBush][variant]?.(hue) ?? [],
};

const LEAF = { light: "#8fc07a", base: "#4f9160", dark: "#2f6a55", deep: "#234f4a" };

type Leaf = { readonly at: readonly [x: number, y: number]; readonly length: number; readonly width: number; readonly angle: number; readonly tone: number };

/** A leaf grows upwards from its foot and is then turned. */
function leaf({ at: [x, y], length, width, angle, tone }: Leaf): Shape {
	const [from, to] = [paint.mix(LEAF.light, LEAF.base, tone), paint.mix(LEAF.base, LEAF.dark, tone)];
	const half = width / 2;
	const blade = `M${x} ${y}C${x - half * 1.5} ${y - length * 0.3} ${x - half} ${y - length * 0.82} ${x} ${y - length}C${x + half} ${y - length * 0.82} ${x + half * 1.5} ${y - length * 0.3} ${x} ${y}Z`;
	const right = `M${x} ${y}C${x + half * 1.5} ${y - length * 0.3} ${x + half} ${y - length * 0.82} ${x} ${y - length}Z`;
	return pen.turned(
		[angle, x, y],
		[
			pen.path(blade, paint.slant(from, to)),
			pen.path(right, LEAF.deep, 0.16),
			pen.line(`M${x} ${y}V${y - length * 0.86}`, { color: LEAF.light, width: 1.4 }, 0.5),
		],
	);
}

function pot({ light, base, dark, deep }: Hue, top: number): readonly Shape[] {
	const shape = pen.path(`M22 ${top + 8}H98L88 ${top + 72}Q87 ${top + 78} 80 ${top + 78}H40Q33 ${top + 78} 32 ${top + 72}Z`, paint.across(light, base));
	return [
		pen.inside(shape, [pen.rect([76, top, 30, 90], dark, 0.35), pen.rect([20, top + 12, 80, 8], deep, 0.3)]),
		pen.rect([16, top, 88, 18, 5], paint.across(light, base)),
		pen.rect([80, top, 24, 18, 5], dark, 0.3),
	];
}

function drawBroadLeaves(hue: Hue): readonly Shape[] {
	const leaves: readonly Leaf[] = [
		{ at: [60, 150], length: 118, width: 46, angle: -62, tone: 0.9 },
		{ at: [60, 150], length: 122, width: 46, angle: 58, tone: 1 },
		{ at: [60, 150], length: 146, width: 50, angle: -32, tone: 0.6 },
		{ at: [60, 150], length: 140, width: 50, angle: 30, tone: 0.8 },
		{ at: [60, 152], length: 152, width: 54, angle: -4, tone: 0.4 },
		{ at: [58, 154], length: 88, width: 40, angle: -46, tone: 0.1 },
		{ at: [62, 154], length: 86, width: 40, angle: 42, tone: 0.4 },
	];
	return [...leaves.map(leaf), ...pot(hue, 146)];
}

function drawBlades(hue: Hue): readonly Shape[] {
	const blades: readonly Leaf[] = [
		{ at: [44, 126], length: 96, width: 24, angle: -16, tone: 0.9 },
		{ at: [76, 126], length: 92, width: 24, angle: 16, tone: 1 },
		{ at: [54, 126], length: 122, width: 24, angle: -6, tone: 0.5 },
		{ at: [68, 126], length: 116, width: 24, angle: 7, tone: 0.7 },
		{ at: [60, 128], length: 84, width: 24, angle: 1, tone: 0.1 },
	];
	return [...blades.map(leaf), ...pot(hue, 122)];
}

function drawCactus(hue: Hue): readonly Shape[] {
	const green = paint.across(LEAF.light, LEAF.base);
	const rib = (x: number, y: number, length: number) => pen.line(`M${x} ${y}V${y + length}`, { color: LEAF.dark, width: 2 }, 0.55);
	return [
		pen.line("M34 78V92Q34 104 52 104", { color: LEAF.base, width: 15 }),
		pen.line("M88 58V78Q88 92 68 92", { color: LEAF.dark, width: 15 }),
		pen.inside(pen.rect([42, 14, 36, 130, 18], green), [rib(52, 20, 120), rib(60, 16, 120), rib(69, 20, 120), pen.rect([70, 10, 20, 140], LEAF.deep, 0.2)]),
		pen.ellipse([60, 13, 9, 8], "#ec97aa"),
		...pot(hue, 138),
	];
}

function drawBush(hue: Hue): readonly Shape[] {
	const puff = (x: number, y: number, r: number, tone: number) =>
		pen.ellipse([x, y, r], paint.ball(paint.mix(LEAF.light, LEAF.base, tone), paint.mix(LEAF.base, LEAF.dark, tone)));
	return [
		puff(88, 66, 32, 1),
		puff(34, 70, 32, 0.6),
		puff(62, 40, 36, 0.4),
		puff(84, 88, 28, 0.9),
		puff(40, 92, 28, 0.5),
		puff(60, 78, 34, 0.1),
		...pot(hue, 106),
	];
}
