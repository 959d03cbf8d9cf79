import { expect, test } from "vitest";
import { writeDuration } from "#lib/text/write-duration.ts";

test("a time is told in its two largest units", () => {
	expect([0.2, 40, 89.6, 300, 3_599, 7_500, 86_399, 273_600].map(writeDuration)).toEqual([
		"under 1 s",
		"40 s",
		"90 s",
		"5 min",
		"1 h 00 min",
		"2 h 05 min",
		"1 d 0 h",
		"3 d 4 h",
	]);
});
