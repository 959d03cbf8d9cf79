import { expect, test } from "vitest";
import { boxOverlap, sharedAreaPx2 } from "#lib/geometry/box-overlap.ts";

const box = { x: 10, y: 10, width: 20, height: 10 };

test("a box overlaps itself wholly, and a box that only touches it not at all", () => {
	expect(boxOverlap(box, box)).toBe(1);
	expect(boxOverlap(box, { ...box, x: 30 })).toBe(0);
	expect(boxOverlap(box, { ...box, y: 100 })).toBe(0);
});

test("overlap is the shared area over the area of both", () => {
	const half = { ...box, x: 20 };
	expect(sharedAreaPx2(box, half)).toBe(100);
	expect(boxOverlap(box, half)).toBeCloseTo(100 / 300);
	expect(boxOverlap(half, box)).toBe(boxOverlap(box, half));
});
