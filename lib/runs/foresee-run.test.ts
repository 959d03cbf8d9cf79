import { expect, test } from "vitest";
import { foreseeRun, type Measured } from "#lib/runs/foresee-run.ts";
import { LGT_FULL_RECIPE } from "#lib/synthesis/lgt-full-recipe.ts";
import { LGT_STAGE1_RECIPE } from "#lib/synthesis/lgt-stage1-recipe.ts";
import type { Recipe } from "#lib/synthesis/recipe-schema.ts";

const sampling = { temperature: 0.7, topP: 0.8, maxTokens: 1_000 };
const recipe: Recipe = {
	...LGT_STAGE1_RECIPE,
	stages: [
		{ stage: "write", from: "regions", perImage: 5, sampling },
		{ stage: "filter", likenessMax: 0.7, verifier: null },
		{ stage: "think", of: "grounded", samples: 3, sampling },
		{ stage: "expand", samples: 1, cues: ["Wait,"], sampling },
	],
};
const unmeasured: Measured = { keptPerIn: null, promptTokens: null, completionTokens: null, tookMs: null };
const server = { slots: 10, price: { prompt: 1, completion: 2 } };

test("where nothing was measured, the recipe's own numbers count", () => {
	const stages = foreseeRun({ recipe, subjects: 100, measuredOf: () => unmeasured, serverOf: () => server });
	expect(stages.map(({ stage, in: into, calls, isMeasured }) => [stage, into, calls, isMeasured])).toEqual([
		["write", 100, 500, false],
		["filter", 500, 0, false],
		["think", 500, 1_500, false],
		["expand", 1_500, 1_500, false],
	]);
	// Answers of half their longest length, at 25 tokens a second: 20 s each, ten at a time.
	expect(stages[0]).toMatchObject({ promptTokens: 750_000, completionTokens: 250_000, dollars: 1.25, seconds: 1_000 });
});

test("what was measured of a stage counts for it and for those after it", () => {
	const write: Measured = { keptPerIn: 2, promptTokens: 1_000, completionTokens: 100, tookMs: 1_000 };
	const stages = foreseeRun({
		recipe,
		subjects: 100,
		measuredOf: (stage) => (stage === "write" ? write : { ...unmeasured, keptPerIn: stage === "filter" ? 0.5 : null }),
		serverOf: () => server,
	});
	expect(stages[0]).toMatchObject({ isMeasured: true, yield: 2, promptTokens: 500_000, completionTokens: 50_000, dollars: 0.6, seconds: 50 });
	expect(stages.map(({ in: into }) => into)).toEqual([100, 200, 100, 300]);
});

test("what costs nothing is told apart from what nobody knows the price of", () => {
	const stages = foreseeRun({
		recipe,
		subjects: 1,
		measuredOf: () => unmeasured,
		serverOf: () => ({ ...server, price: null }),
	});
	expect(stages.map(({ dollars }) => dollars)).toEqual([null, 0, null, null]);
});

test("a verifier and a policy count as often as they are asked, by what was measured of their own calls, at their own servers", () => {
	const short = (promptTokens: number): Measured => ({ ...unmeasured, promptTokens, completionTokens: 10, tookMs: 100 });
	const stages = foreseeRun({
		recipe: LGT_FULL_RECIPE,
		subjects: 10,
		measuredOf: (of) => (of === "verify" ? short(500) : of === "ablate" ? short(200) : unmeasured),
		serverOf: (of) => (of === "ablate" ? { slots: 1, price: { prompt: 100, completion: 0 } } : { ...server, price: { prompt: 0, completion: 0 } }),
	});
	const named = (name: string) => stages.find(({ stage }) => stage === name);
	// Twelve questions of each picture, three looks at each.
	expect(named("filter")).toMatchObject({ calls: 360, promptTokens: 180_000, completionTokens: 3_600 });
	// Four composed ones of each: each worded once; eight tries without either parent, and without both.
	expect(named("compose")).toMatchObject({ calls: 40 + 960, promptTokens: 40 * 1_500 + 960 * 200, dollars: 19.2 });
	expect(named("compose")?.seconds).toBeGreaterThan(96);
});

test("a run over nothing asks nothing", () => {
	const stages = foreseeRun({ recipe, subjects: 0, measuredOf: () => unmeasured, serverOf: () => server });
	expect(stages.every(({ calls, promptTokens, dollars, seconds }) => calls === 0 && promptTokens === 0 && dollars === 0 && seconds === 0)).toBe(true);
});
