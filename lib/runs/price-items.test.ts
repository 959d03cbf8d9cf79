import { expect, test } from "vitest";
import { createId, type DatasetId, type RunId } from "#lib/ids.ts";
import { priceItems } from "#lib/runs/price-items.ts";
import type { FunnelStage, Run } from "#lib/runs/schema.ts";
import { LGT_STAGE1_RECIPE } from "#lib/synthesis/lgt-stage1-recipe.ts";

const run: Run = {
	id: createId<RunId>(),
	number: 1,
	datasetId: createId<DatasetId>(),
	dataset: "street",
	name: "First",
	prompts: ["think-1"],
	recipe: LGT_STAGE1_RECIPE,
	seed: 1,
	subjectLimit: null,
	servers: {},
	budget: { calls: null, tokens: null, dollars: null },
	state: "running",
	says: null,
	resumes: 0,
	planned: 10,
	isPlanned: true,
	calls: 100,
	promptTokens: 6_000,
	completionTokens: 2_000,
	dollars: 4,
	by: "owner",
	createdAt: "2026-03-01T10:00:00.000Z",
	endedAt: null,
};
const row = (stage: FunnelStage["stage"], kept: number): FunnelStage => ({
	stage,
	by: null,
	in: 10,
	done: 10,
	inFlight: 0,
	kept,
	rejected: [],
	right: 0,
	wrong: 0,
	unparsed: 0,
});

test("where people decided, an item is one of those that they accept", () => {
	const funnel = [row("write", 100), row("filter", 80)];
	expect(priceItems({ run, funnel, decisions: { accepted: 5, decided: 10 } })).toEqual({ of: "accepted item", n: 40, dollars: 0.1, tokens: 200 });
});

test("before anybody decided it is a question, and a trace where the run makes no question", () => {
	const decisions = { accepted: 0, decided: 0 };
	expect(priceItems({ run, funnel: [row("write", 100), row("filter", 80)], decisions })).toMatchObject({ of: "question", n: 80, dollars: 0.05 });
	expect(priceItems({ run, funnel: [row("think", 40)], decisions })).toMatchObject({ of: "trace", n: 40 });
	expect(priceItems({ run, funnel: [row("write", 0)], decisions })).toBeNull();
});

test("servers without a price leave the tokens", () => {
	expect(priceItems({ run: { ...run, dollars: 0 }, funnel: [row("write", 80)], decisions: { accepted: 0, decided: 0 } })).toMatchObject({
		dollars: null,
		tokens: 100,
	});
});
