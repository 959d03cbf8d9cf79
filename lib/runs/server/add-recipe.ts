import "server-only";
import { z } from "zod";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { withTransaction } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { storeRecipe } from "#lib/runs/server/store-recipe.ts";
import { findRecipe } from "#lib/synthesis/find-recipe.ts";
import { type Recipe, recipeSchema } from "#lib/synthesis/recipe-schema.ts";

/**
 * Keeps somebody's own recipe, given as JSON.
 * @throws AppError invalid, naming the place, where it is none; conflict where its name and version are taken by another
 */
export async function addRecipe(actor: Actor, json: string): Promise<Recipe> {
	authorize(actor, "run:manage");
	const parsed = recipeSchema.safeParse(parse(json));
	if (!parsed.success) throw new AppError("invalid", `This is no recipe: ${z.prettifyError(parsed.error).split("\n").join(" ")}`);
	const recipe = parsed.data;
	const builtIn = findRecipe(recipe.name);
	if (builtIn && recipe.version <= builtIn.version) {
		throw new AppError("conflict", `The studio comes with a recipe ${recipe.name} ${builtIn.version}. Give yours a name of its own, or the next number.`);
	}
	await withTransaction((tx) => storeRecipe(tx, recipe, actor.id));
	return recipe;
}

function parse(json: string): unknown {
	try {
		return JSON.parse(json);
	} catch (error) {
		throw new AppError("invalid", `The recipe is no JSON: ${(error as Error).message}.`);
	}
}
