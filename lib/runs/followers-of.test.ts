import { expect, test } from "vitest";
import { followersOf } from "#lib/runs/followers-of.ts";
import { taskStagesOf } from "#lib/runs/task-stages-of.ts";
import { RECIPES } from "#lib/synthesis/find-recipe.ts";
import { LGT_FULL_RECIPE } from "#lib/synthesis/lgt-full-recipe.ts";
import type { Recipe } from "#lib/synthesis/recipe-schema.ts";

const NONE = { image: null, grounded: null, composed: null, simple: null };
const thinking = (of: "grounded" | "composed" | "all"): Recipe => ({
	...LGT_FULL_RECIPE,
	stages: LGT_FULL_RECIPE.stages.map((stage) => (stage.stage === "think" ? { ...stage, of } : stage)),
});

test.each([
	{ of: "grounded", grounded: "think", composed: null },
	{ of: "composed", grounded: null, composed: "think" },
	{ of: "all", grounded: "think", composed: "think" },
] as const)("of a recipe that thinks about $of questions, those are thought about when they are there", ({ of, grounded, composed }) => {
	expect(followersOf(thinking(of), "write").grounded).toBe(grounded);
	expect(followersOf(thinking(of), "compose").composed).toBe(composed);
});

test("nothing follows expanding or rules", () => {
	expect([followersOf(LGT_FULL_RECIPE, "expand"), followersOf(LGT_FULL_RECIPE, "rules")]).toEqual([NONE, NONE]);
});

test.each(RECIPES)("every stage of $name but the first follows an earlier one, so that none waits for nothing", (recipe) => {
	const stages = taskStagesOf(recipe);
	for (const [index, stage] of stages.entries()) {
		const feeders = stages.slice(0, index).filter((earlier) => Object.values(followersOf(recipe, earlier)).includes(stage));
		expect({ stage, isFed: index === 0 || feeders.length > 0 }).toEqual({ stage, isFed: true });
	}
});
