import { expect, test } from "vitest";
import { boxDistance } from "#lib/geometry/box-distance.ts";

const at = (x: number, y: number) => ({ x, y, width: 10, height: 10 });

test("boxes side by side are apart by what lies between them, on the diagonal from corner to corner", () => {
	expect(boxDistance(at(0, 0), at(25, 0))).toEqual({ gapPx: 15, centersPx: 25 });
	expect(boxDistance(at(13, 14), at(0, 0)).gapPx).toBe(5);
});

test("boxes that touch or overlap have no gap, whatever lies between their centers", () => {
	expect(boxDistance(at(0, 0), at(10, 0))).toEqual({ gapPx: 0, centersPx: 10 });
	expect(boxDistance(at(0, 0), at(3, 4))).toEqual({ gapPx: 0, centersPx: 5 });
});
