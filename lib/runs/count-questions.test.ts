import { expect, test } from "vitest";
import { countQuestions } from "#lib/runs/count-questions.ts";

test.each([
	{ funnel: [], n: 0 },
	{ funnel: [{ stage: "write", kept: 30 }], n: 30 },
	{
		funnel: [
			{ stage: "write", kept: 30 },
			{ stage: "filter", kept: 0 },
		],
		n: 0,
	},
	{
		funnel: [
			{ stage: "write", kept: 30 },
			{ stage: "filter", kept: 20 },
			{ stage: "compose", kept: 5 },
			{ stage: "think", kept: 75 },
		],
		n: 25,
	},
	{ funnel: [{ stage: "rules", kept: 7 }], n: 7 },
] as const)("$n questions come of $funnel", ({ funnel, n }) => {
	expect(countQuestions(funnel)).toBe(n);
});
