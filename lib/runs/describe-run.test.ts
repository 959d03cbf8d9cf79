import { expect, test } from "vitest";
import { createId, type DatasetId, type RunId } from "#lib/ids.ts";
import { describeRun } from "#lib/runs/describe-run.ts";
import { type FunnelStage, NO_BUDGET, type RunStatus } from "#lib/runs/schema.ts";
import { LPT_CODE_RECIPE } from "#lib/synthesis/lpt-code-recipe.ts";

const at = "2026-11-22T12:00:00.000Z";
const run: RunStatus["run"] = {
	id: createId<RunId>(),
	number: 3,
	datasetId: createId<DatasetId>(),
	dataset: "photos",
	name: "a night's work",
	recipe: LPT_CODE_RECIPE,
	prompts: [],
	seed: 7,
	subjectLimit: null,
	servers: {},
	budget: NO_BUDGET,
	state: "running",
	says: null,
	resumes: 0,
	planned: 1_000,
	isPlanned: true,
	calls: 12_345,
	promptTokens: 900_000,
	completionTokens: 100_000,
	dollars: 0,
	by: "owner",
	createdAt: at,
	endedAt: null,
};
const stage: FunnelStage = { stage: "think", by: null, in: 1_200, done: 1_000, inFlight: 8, kept: 9_990, rejected: [], right: 0, wrong: 0, unparsed: 0 };
const status: RunStatus = {
	run,
	expected: 1_000,
	funnel: [],
	minutes: [],
	servers: [],
	workers: 2,
	faults: [],
	samples: [],
	results: [],
	spending: [],
	decisions: { accepted: 0, decided: 0 },
	at,
};

test("a run is told by what it is and what it has spent, prompts and answers together, and dollars only where servers have a price", () => {
	const [head, spent] = describeRun(status);
	expect(head).toBe("Run 3, a night's work: running");
	expect(spent).toBe("  lpt-code 1 on photos, seed 7; 12,345 calls, 1,000,000 tokens");
	expect(describeRun({ ...status, run: { ...run, dollars: 4.5 } })[1]).toContain("tokens, $4.50");
});

test("a stage tells how far it is, its answers where there is a key to hold them against, and each reason of its rejections", () => {
	const rejected = [
		{ reason: "ran out of tokens", n: 7 },
		{ reason: "no thought", n: 3 },
	];
	const judged = { ...stage, right: 6_000, wrong: 3_900, unparsed: 90, rejected };
	expect(describeRun({ ...status, funnel: [{ ...stage, stage: "write" }, judged] }).slice(3)).toEqual([
		"  write    1,000 of 1,200 done, 9,990 kept",
		"  think    1,000 of 1,200 done, 9,990 kept: 6,000 right, 3,900 wrong, 90 unparsed",
		"           7 rejected: ran out of tokens",
		"           3 rejected: no thought",
	]);
});

test.each([
	[0, "  No worker works on it at the moment."],
	[1, "  1 worker works on it."],
	[2, "  2 workers work on it."],
])("of a running run it is told who works on it: %i", (workers, told) => {
	expect(describeRun({ ...status, workers })[2]).toBe(told);
});

test("a run that stands still tells why, not who works on it, and what went wrong at servers", () => {
	const says = "The budget of 4 calls is spent. Raise it to go on.";
	const faults = [{ server: "sees", says: "503 Service Unavailable", n: 1_024, lastAt: at }];
	expect(describeRun({ ...status, run: { ...run, state: "paused", says }, faults })).toEqual([
		`Run 3, a night's work: paused. ${says}`,
		expect.stringContaining("lpt-code"),
		"  sees: 1,024 times: 503 Service Unavailable",
	]);
});
