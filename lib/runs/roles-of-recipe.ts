import { rolesOf } from "#lib/runs/roles-of.ts";
import type { RunRole } from "#lib/runs/schema.ts";
import { taskStagesOf } from "#lib/runs/task-stages-of.ts";
import type { Recipe } from "#lib/synthesis/recipe-schema.ts";

/** The servers that a recipe asks, in the order of its stages. */
export function rolesOfRecipe(recipe: Recipe): readonly RunRole[] {
	return [...new Set(taskStagesOf(recipe).flatMap((stage) => rolesOf(recipe, stage)))];
}
