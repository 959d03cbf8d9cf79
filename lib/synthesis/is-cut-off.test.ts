import { expect, test } from "vitest";
import { isCutOff } from "#lib/synthesis/is-cut-off.ts";

const frame = { width: 1000, height: 1000 };

test("what touches no edge is whole, however small", () => {
	expect(isCutOff({ x: 10, y: 10, width: 5, height: 5 }, frame)).toBe(false);
});

test("what touches an edge is cut off below a fiftieth of the picture, at a corner below twice that", () => {
	expect(isCutOff({ x: 0, y: 100, width: 100, height: 199 }, frame)).toBe(true);
	expect(isCutOff({ x: 0, y: 100, width: 100, height: 200 }, frame)).toBe(false);
	expect(isCutOff({ x: 0, y: 0, width: 100, height: 399 }, frame)).toBe(true);
	expect(isCutOff({ x: 0, y: 0, width: 100, height: 400 }, frame)).toBe(false);
});

test("within half a hundredth of an edge a box touches it", () => {
	expect(isCutOff({ x: 5, y: 100, width: 50, height: 50 }, frame)).toBe(true);
	expect(isCutOff({ x: 945, y: 100, width: 50, height: 50 }, frame)).toBe(true);
	expect(isCutOff({ x: 6, y: 100, width: 50, height: 50 }, frame)).toBe(false);
});
