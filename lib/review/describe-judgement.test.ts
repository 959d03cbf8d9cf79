import { expect, test } from "vitest";
import { describeJudgement } from "#lib/review/describe-judgement.ts";

test.each([
	[{ decision: "reject", defects: ["trivial", "several_right"] }, "rejects it, Trivial, More than one is right"],
	[{ decision: "accept", defects: [] }, "accepts it"],
	[{ verdict: -1 }, "calls the step bad"],
	[{ word: "not_there", behavior: "verification" }, "not there, verification"],
	[{ choice: "both_bad", left: "a", right: "b", seed: "s" }, "calls both bad"],
	[null, "takes back what was said"],
	["B", "B"],
	[{ parts: [1, 2] }, '{"parts":[1,2]}'],
])("%j is told as: %s", (value, words) => {
	expect(describeJudgement(value)).toBe(words);
});
