import { expect, test } from "vitest";
import { toThousandths } from "#lib/geometry/to-thousandths.ts";

const frame = { width: 640, height: 480 };

test("corners are thousandths of the frame, x by its width and y by its height", () => {
	expect(toThousandths({ x: 64, y: 48, width: 320, height: 240 }, frame)).toEqual([100, 100, 600, 600]);
});

test("the whole frame is 0 to 1000", () => {
	expect(toThousandths({ x: 0, y: 0, width: 640, height: 480 }, frame)).toEqual([0, 0, 1000, 1000]);
});

test("a half goes to the even neighbor", () => {
	// 0.5, 1.5, 2.5 and 3.5 thousandths of 2,000 px
	expect(toThousandths({ x: 1, y: 3, width: 4, height: 4 }, { width: 2000, height: 2000 })).toEqual([0, 2, 2, 4]);
});

test("a box that a float pushed past the edge stays within 1000", () => {
	expect(toThousandths({ x: 600.1, y: 0, width: 39.901, height: 480.4 }, frame)[2]).toBe(1000);
	expect(toThousandths({ x: 600.1, y: 0, width: 39.901, height: 480.4 }, frame)[3]).toBe(1000);
});

test("a float that is not exact does not move a half", () => {
	// 0.1 + 0.2 px of 600 px is half a thousandth
	expect(toThousandths({ x: 0.1, y: 0, width: 0.2, height: 1 }, { width: 600, height: 600 })[2]).toBe(0);
	expect(toThousandths({ x: 0.7, y: 0, width: 0.2, height: 1 }, { width: 600, height: 600 })[2]).toBe(2);
});
