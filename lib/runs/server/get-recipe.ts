import "server-only";
import { database } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { findRecipe, RECIPES } from "#lib/synthesis/find-recipe.ts";
import { type Recipe, recipeSchema } from "#lib/synthesis/recipe-schema.ts";

/**
 * The recipe of that name in its highest version: one that somebody stored, or one that comes with the studio.
 * @throws AppError not_found, naming those there are
 */
export async function getRecipe(name: string): Promise<Recipe> {
	const { rows } = await database().pool.query<{ body: unknown }>("SELECT body FROM recipe WHERE name = $1 ORDER BY version DESC LIMIT 1", [name]);
	const builtIn = findRecipe(name);
	const found = [...rows.map(({ body }) => recipeSchema.parse(body)), ...(builtIn ? [builtIn] : [])];
	const [latest] = found.sort((a, b) => b.version - a.version);
	if (latest) return latest;
	throw new AppError("not_found", `There is no recipe "${name}". The studio comes with ${RECIPES.map((one) => one.name).join(", ")}.`);
}
