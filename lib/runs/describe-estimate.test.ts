import { expect, test } from "vitest";
import { describeEstimate } from "#lib/runs/describe-estimate.ts";
import type { RunEstimate } from "#lib/runs/schema.ts";

const estimate: RunEstimate = {
	stages: [{ stage: "write", in: 1_000, calls: 6_000, promptTokens: 900, completionTokens: 134, yield: 6, isMeasured: true, dollars: null, seconds: 60 }],
	calls: 6_000,
	tokens: 1_034,
	seconds: 60,
	diskBytes: 4e9,
	diskFreeBytes: 8e9,
	dollars: null,
	questions: 6_000,
	acceptedShare: null,
	dollarsPerAccepted: null,
	tokensPerAccepted: null,
};

test("an estimate is told stage by stage, then in all", () => {
	expect(describeEstimate(estimate)).toEqual([
		"  write    1,000 in, 6,000 calls, 1,034 tokens (measured)",
		"About 6,000 calls, 1,034 tokens, 60 s, no price is known; 4.0 GB of disk.",
	]);
});

test("a disk without room and the price of an accepted question are told where they are known", () => {
	expect(describeEstimate({ ...estimate, diskFreeBytes: 1e9, dollars: 12, dollarsPerAccepted: 0.0123 }).slice(1)).toEqual([
		"About 6,000 calls, 1,034 tokens, 60 s, $12.00; 4.0 GB of disk.",
		"The disk has room for 1.0 GB only.",
		"About $0.0123 for each question that people accept.",
	]);
});

test.each([
	[0, "0 s"],
	[90, "2 min"],
	[5_399, "90 min"],
	[5_400, "1.5 h"],
])("%i seconds are told as %s", (seconds, told) => {
	expect(describeEstimate({ ...estimate, seconds }).at(-1)).toContain(`tokens, ${told},`);
});
