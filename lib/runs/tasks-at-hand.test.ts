import { expect, test } from "vitest";
import { tasksAtHand } from "#lib/runs/tasks-at-hand.ts";
import { LGT_STAGE1_RECIPE } from "#lib/synthesis/lgt-stage1-recipe.ts";
import type { Recipe } from "#lib/synthesis/recipe-schema.ts";

const [think] = LGT_STAGE1_RECIPE.stages.flatMap((stage) => (stage.stage === "think" ? [{ ...stage, samples: 4 }] : []));
const recipe: Recipe = { ...LGT_STAGE1_RECIPE, stages: [...(think ? [think] : []), { stage: "rules", perImage: 6, mistakeShare: 0 }] };
const server =
	(limit: number, replicas: number, p95Ms: number | null = null) =>
	() =>
		Array.from({ length: replicas }, () => ({ limit, p95Ms }));

test("twice the calls that all replicas take are at hand, in tasks of so many calls", () => {
	expect(tasksAtHand(recipe, "think", server(16, 2))).toBe(16);
});

test("where calls are short more of them are at hand, where they are long no fewer", () => {
	expect(tasksAtHand(recipe, "think", server(64, 1, 250))).toBe(64);
	expect(tasksAtHand(recipe, "think", server(64, 1, 60_000))).toBe(32);
});

test("few slots still get a few tasks, and very many no more than a memory bears", () => {
	expect(tasksAtHand(recipe, "think", server(1, 1))).toBe(4);
	expect(tasksAtHand(recipe, "think", server(4_096, 8))).toBe(2_000);
});

test("rules ask nobody, and have a few at hand", () => {
	expect(tasksAtHand(recipe, "rules", server(64, 1))).toBe(4);
});
