import { expect, test } from "vitest";
import { isPlainToSee } from "#lib/synthesis/is-plain-to-see.ts";

const frame = { width: 1000, height: 800 };
const sized = (width: number, height: number) => isPlainToSee({ x: 0, y: 0, width, height }, frame);

test.each([
	[60, 60],
	[1000, 24],
	[24, 100],
])("something of %i by %i in a picture of 1000 by 800 is plain to see", (width, height) => {
	expect(sized(width, height)).toBe(true);
});

test.each([
	["too thin", 1000, 23],
	["too small", 40, 40],
	["a dot", 5, 5],
])("something %s is not", (_, width, height) => {
	expect(sized(width, height)).toBe(false);
});

test("in a small picture a thing still needs its pixels", () => {
	const small = { width: 100, height: 100 };
	expect(isPlainToSee({ x: 0, y: 0, width: 11, height: 50 }, small)).toBe(false);
	expect(isPlainToSee({ x: 0, y: 0, width: 12, height: 50 }, small)).toBe(true);
});
