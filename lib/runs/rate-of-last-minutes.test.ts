import { expect, test } from "vitest";
import { rateOfLastMinutes } from "#lib/runs/rate-of-last-minutes.ts";

const minute = (at: string, calls: number) => ({ minute: `2026-03-01T${at}:00.000Z`, calls, tokens: calls * 100 });

test("a rate is over the minute that runs and the two before it", () => {
	const minutes = [minute("10:00", 900), minute("10:03", 120), minute("10:05", 90)];
	expect(rateOfLastMinutes({ minutes, beganAt: "2026-03-01T09:00:00.000Z", at: "2026-03-01T10:05:30.000Z" })).toEqual({ calls: 1.4, tokens: 140 });
});

test("a run that has just begun is measured from its beginning", () => {
	const minutes = [minute("10:05", 90)];
	expect(rateOfLastMinutes({ minutes, beganAt: "2026-03-01T10:05:00.000Z", at: "2026-03-01T10:05:30.000Z" })).toEqual({ calls: 3, tokens: 300 });
});
