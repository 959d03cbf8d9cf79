import { expect, test } from "vitest";
import { foreseeSecondsLeft } from "#lib/runs/foresee-seconds-left.ts";

test("what is left takes as many calls for each as what is done took", () => {
	expect(foreseeSecondsLeft({ progress: { done: 100, total: 300 }, calls: 150, callsPerSecond: 3 })).toBe(100);
});

test("without a pace nothing is foreseen", () => {
	expect(foreseeSecondsLeft({ progress: { done: 0, total: 300 }, calls: 3, callsPerSecond: 3 })).toBeNull();
	expect(foreseeSecondsLeft({ progress: { done: 10, total: 300 }, calls: 30, callsPerSecond: 0 })).toBeNull();
});
