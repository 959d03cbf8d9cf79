import { expect, test } from "vitest";
import { rateOfStage } from "#lib/runs/rate-of-stage.ts";

const rejected = [
	{ reason: "near-duplicate", n: 3 },
	{ reason: "no evidence", n: 1 },
];

test("a stage that judges keeps a share of what came", () => {
	expect(rateOfStage({ stage: "filter", done: 20, kept: 16, rejected })).toEqual({ kept: 16, of: 20, each: null });
});

test("a stage that writes keeps so many of each", () => {
	expect(rateOfStage({ stage: "write", done: 4, kept: 28, rejected })).toEqual({ kept: 28, of: 32, each: 7 });
});

test("a stage that is done with nothing has no rate", () => {
	expect(rateOfStage({ stage: "think", done: 0, kept: 0, rejected: [] })).toBeNull();
});
