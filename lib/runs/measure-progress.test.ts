import { expect, test } from "vitest";
import { measureProgress } from "#lib/runs/measure-progress.ts";
import { LGT_STAGE1_RECIPE } from "#lib/synthesis/lgt-stage1-recipe.ts";
import type { Recipe } from "#lib/synthesis/recipe-schema.ts";

const recipe: Recipe = {
	...LGT_STAGE1_RECIPE,
	stages: LGT_STAGE1_RECIPE.stages.map((stage) => (stage.stage === "write" ? { ...stage, perImage: 5 } : stage)),
};
const row = (stage: "write" | "filter" | "think" | "expand", into: number, done: number) => ({ stage, in: into, done });

test("what is to come is foreseen by what came so far", () => {
	const funnel = [row("write", 100, 10), row("filter", 30, 30), row("think", 20, 10), row("expand", 30, 0)];
	// 100 images of 5 calls; 200 questions of 3 calls; 30 traces of a twentieth of the questions: 600 of 1 call.
	expect(measureProgress({ recipe, funnel, expected: 100 })).toEqual({ done: 50 + 30, total: 500 + 600 + 600 });
});

test("before anything is done, the recipe's own numbers stand in", () => {
	const funnel = [row("write", 10, 0), row("think", 0, 0), row("expand", 0, 0)];
	expect(measureProgress({ recipe, funnel, expected: 100 })).toEqual({ done: 0, total: 500 + 500 * 3 + 1_500 });
});

test("a run whose stages are all done is done", () => {
	const funnel = [row("write", 100, 100), row("think", 400, 400), row("expand", 900, 900)];
	expect(measureProgress({ recipe, funnel, expected: 100 })).toEqual({ done: 2_600, total: 2_600 });
});
