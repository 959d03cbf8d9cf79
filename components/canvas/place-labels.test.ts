import { expect, test } from "vitest";
import { placeLabels } from "#components/canvas/place-labels.ts";

const frame = { width: 400, height: 300 };
const label = (x: number, y: number, width = 60, height = 60) => ({ rect: { x, y, width, height }, height: 20, fullWidth: 80, shortWidth: 30 });

test("a label stands above its box, and inside it where there is no room above", () => {
	expect(placeLabels([label(100, 100), label(200, 5)], frame)).toEqual([
		{ x: 99, y: 77, width: 80, height: 20, isShort: false },
		{ x: 199, y: 8, width: 80, height: 20, isShort: false },
	]);
});

test("a label never leaves the frame sideways", () => {
	expect(placeLabels([label(390, 100, 10)], frame)[0]).toMatchObject({ x: 318 });
	expect(placeLabels([label(-5, 100)], frame)[0]).toMatchObject({ x: 2 });
});

test("a label that would cover another goes elsewhere, at last with its id alone", () => {
	const placed = placeLabels([label(200, 100), label(205, 100), label(210, 100), label(160, 100)], frame);
	for (const [at, one] of placed.entries()) {
		for (const other of placed.slice(at + 1)) {
			expect(one.x + one.width <= other.x || other.x + other.width <= one.x || one.y + one.height <= other.y || other.y + other.height <= one.y).toBe(true);
		}
	}
	expect(placed.map((one) => one.isShort)).toEqual([false, false, false, true]);
});
