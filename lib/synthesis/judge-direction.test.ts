import { expect, test } from "vitest";
import type { Box } from "#lib/geometry/box.ts";
import { DIRECTIONS } from "#lib/questions/schema.ts";
import { judgeDirection } from "#lib/synthesis/judge-direction.ts";

const frame = { width: 1000, height: 1000 };
const around = (x: number, y: number, width = 100, height = width): Box => ({ x: x - width / 2, y: y - height / 2, width, height });
const anchor = around(500, 500);

test.each([
	["left", around(200, 500)],
	["right", around(800, 520)],
	["above", around(520, 200)],
	["below", around(500, 900)],
] as const)("what lies %s of the anchor lies clearly there, and clearly in no other direction", (direction, target) => {
	const verdicts = Object.fromEntries(DIRECTIONS.map((other) => [other, judgeDirection(other, target, anchor, frame)]));
	const expected = Object.fromEntries(DIRECTIONS.map((other) => [other, other === direction ? "clearly" : "clearly-not"]));
	expect(verdicts).toEqual(expected);
});

test.each([
	["on the diagonal", around(200, 800)],
	["a little off the dominant axis", around(200, 651)],
	["nearly at the same place", around(460, 500, 20)],
	["overlapping the anchor", around(430, 500)],
	["inside the anchor", around(480, 500, 30)],
])("something %s is not clearly to the left", (_, target) => {
	expect(judgeDirection("left", target, anchor, frame)).toBe("unclear");
});

test("exactly twice as far along as across still counts as the dominant axis", () => {
	expect(judgeDirection("left", around(300, 600), anchor, frame)).toBe("clearly");
	expect(judgeDirection("left", around(300, 601), anchor, frame)).toBe("unclear");
});

test("a long thing whose middle is on the right but which reaches past the anchor on the left is not clearly not to the left", () => {
	expect(judgeDirection("left", around(600, 800, 700, 50), anchor, frame)).toBe("unclear");
});

test("a thing straight above is clearly not to the left, one above and a little to the left is unclear", () => {
	expect(judgeDirection("left", around(490, 100), anchor, frame)).toBe("clearly-not");
	expect(judgeDirection("left", around(430, 100), anchor, frame)).toBe("unclear");
});

test("a thing on the other side is clearly not there even off the axis", () => {
	expect(judgeDirection("left", around(800, 900), anchor, frame)).toBe("clearly-not");
});
