import { expect, test } from "vitest";
import { findRecipe, RECIPES } from "#lib/synthesis/find-recipe.ts";
import { recipeSchema } from "#lib/synthesis/recipe-schema.ts";

test.each(RECIPES.map((recipe) => [recipe.name, recipe] as const))("%s is a whole recipe, and found by its name", (name, recipe) => {
	expect(recipeSchema.parse(recipe)).toEqual(recipe);
	expect(findRecipe(name)).toBe(recipe);
});

test("no two have one name, and no other is found", () => {
	expect(new Set(RECIPES.map(({ name }) => name)).size).toBe(RECIPES.length);
	expect(findRecipe("lgt")).toBeNull();
});

test("each has the stages of its method, in their order", () => {
	const stages = (name: string) => findRecipe(name)?.stages.map(({ stage }) => stage);
	expect(stages("lpt-code")).toEqual(["write", "filter", "think", "expand"]);
	expect(stages("lgt-stage1")).toEqual(["write", "filter", "think", "expand"]);
	expect(stages("lgt-stage2")).toEqual(["write", "filter", "compose", "think", "expand"]);
	expect(stages("lgt-full")).toEqual(["detect", "write", "filter", "compose", "think", "expand"]);
	expect(stages("rules")).toEqual(["rules"]);
});

test("a filter without writing is no recipe: nothing would ever come to it", () => {
	const filter = findRecipe("lgt-stage1")?.stages.filter(({ stage }) => stage === "filter");
	const { success, error } = recipeSchema.safeParse({ name: "filter", version: 1, says: "Nothing.", stages: filter });
	expect([success, error?.issues[0]?.message]).toEqual([false, "a filter stands there without the writing that it filters"]);
});
