import { expect, test } from "vitest";
import { BOX_ADAPTERS, type BoxAdapter, type FourNumbers } from "#lib/imports/box-adapters.ts";

const FRAME = { width: 640, height: 480 };
const NAMED: readonly (readonly [string, BoxAdapter])[] = Object.entries(BOX_ADAPTERS);

test.each([
	["pixel-xywh", [64, 48, 320, 240]],
	["pixel-xyxy", [64, 48, 384, 288]],
	["unit-xywh", [0.1, 0.1, 0.5, 0.5]],
	["unit-xyxy", [0.1, 0.1, 0.6, 0.6]],
] as const)("%s says %j of the same box", (name, four) => {
	const box = BOX_ADAPTERS[name].toPixels(four, FRAME);
	expect(box.x).toBeCloseTo(64, 9);
	expect(box.y).toBeCloseTo(48, 9);
	expect(box.width).toBeCloseTo(320, 9);
	expect(box.height).toBeCloseTo(240, 9);
});

test.each(NAMED)("%s and back is the same box, for a thousand boxes and frames", (_name, adapter) => {
	let state = 1;
	const random = () => {
		state = (state * 48_271) % 2_147_483_647;
		return state / 2_147_483_647;
	};
	for (let round = 0; round < 1_000; round += 1) {
		const frame = { width: 1 + Math.floor(random() * 9_000), height: 1 + Math.floor(random() * 9_000) };
		const box = { x: (random() - 0.2) * frame.width, y: (random() - 0.2) * frame.height, width: random() * frame.width, height: random() * frame.height };
		const again = adapter.toPixels(adapter.fromPixels(box, frame), frame);
		for (const side of ["x", "y", "width", "height"] as const) expect(Math.abs(again[side] - box[side])).toBeLessThan(1e-6);
	}
});

test.each(NAMED)("%s keeps what is no number one, for the caller to refuse", (_name, adapter) => {
	for (const bad of [Number.NaN, Number.POSITIVE_INFINITY]) {
		for (let side = 0; side < 4; side += 1) {
			const four = [0.1, 0.1, 0.2, 0.2].map((value, at) => (at === side ? bad : value)) as unknown as FourNumbers;
			expect(Object.values(adapter.toPixels(four, FRAME)).every(Number.isFinite)).toBe(false);
		}
	}
});
