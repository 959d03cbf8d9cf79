import { AppError } from "#lib/errors.ts";
import { findStage } from "#lib/runs/find-stage.ts";
import type { Recipe, StageName, StageOf } from "#lib/synthesis/recipe-schema.ts";

/** @throws AppError internal where the recipe has no such stage */
export function getStage<Name extends StageName>(recipe: Recipe, name: Name): StageOf<Name> {
	const stage = findStage(recipe, name);
	if (!stage) throw new AppError("internal", `The recipe ${recipe.name} has no stage ${name}.`);
	return stage;
}
