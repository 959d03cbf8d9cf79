import { expect, test } from "vitest";
import { chooseDecision } from "#lib/samples/choose-decision.ts";

const keys = Array.from({ length: 3_000 }, (_, number) => `question ${number}`);
const decide = (type: "counting" | "presence", isMistaken = false) => keys.flatMap((key) => chooseDecision({ key, type, isMistaken }) ?? []);
const countOf = (decision: string, among: ReturnType<typeof decide>) => among.filter((one) => one.decision === decision).length;

test("a third is decided on, most of it accepted", () => {
	const decided = decide("counting");
	expect(decided.length / keys.length).toBeCloseTo(1 / 3, 1);
	expect(countOf("accept", decided)).toBeGreaterThan(0.8 * decided.length);
	expect(countOf("defer", decided)).toBeGreaterThan(0);
	expect(countOf("reject", decided)).toBe(0);
});

test("questions that merely ask what is there are at times found trivial", () => {
	expect(new Set(decide("presence").flatMap((one) => one.defects))).toEqual(new Set(["trivial"]));
});

test("an item whose trace goes wrong is never accepted", () => {
	expect(countOf("accept", decide("counting", true))).toBe(0);
	expect(new Set(decide("counting", true).flatMap((one) => one.defects))).toEqual(new Set(["bad_trace"]));
});
