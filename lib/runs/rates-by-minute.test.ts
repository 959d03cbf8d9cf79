import { expect, test } from "vitest";
import { ratesByMinute } from "#lib/runs/rates-by-minute.ts";

const minute = (at: string, calls: number) => ({ minute: `2026-03-01T${at}:00.000Z`, calls, tokens: 0 });

test("minutes without calls are zero, and the first and the one that runs are measured by their seconds", () => {
	const minutes = [minute("10:02", 80), minute("10:04", 60), minute("10:05", 30)];
	expect(ratesByMinute({ minutes, beganAt: "2026-03-01T10:02:20.000Z", at: "2026-03-01T10:05:15.000Z" })).toEqual([
		{ minutesAgo: 3, callsPerSecond: 2 },
		{ minutesAgo: 2, callsPerSecond: 0 },
		{ minutesAgo: 1, callsPerSecond: 1 },
		{ minutesAgo: 0, callsPerSecond: 2 },
	]);
});

test("a minute that has hardly begun is left out", () => {
	expect(ratesByMinute({ minutes: [], beganAt: "2026-03-01T10:05:00.000Z", at: "2026-03-01T10:05:04.000Z" })).toEqual([]);
});

test("it goes back an hour at most", () => {
	expect(ratesByMinute({ minutes: [], beganAt: "2026-02-01T10:05:00.000Z", at: "2026-03-01T10:05:04.000Z" })).toHaveLength(60);
});
