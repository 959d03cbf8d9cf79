import { expect, test } from "vitest";
import { wilsonInterval } from "#lib/stats/wilson-interval.ts";

const rounded = (k: number, n: number): readonly string[] => Object.values(wilsonInterval(k, n)).map((bound) => bound.toFixed(3));

test("an interval is that of Wilson's formula", () => {
	expect(rounded(8, 10)).toEqual(["0.490", "0.943"]);
	expect(rounded(50, 100)).toEqual(["0.404", "0.596"]);
});

test("none and all of a few leave room on one side", () => {
	expect(rounded(0, 10)).toEqual(["0.000", "0.278"]);
	expect(rounded(10, 10)).toEqual(["0.722", "1.000"]);
});

test("of nothing nothing is known", () => {
	expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
});
