import "server-only";
import type { Tx } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { canonicalBytes } from "#lib/history/content.ts";
import { type Recipe, recipeSchema } from "#lib/synthesis/recipe-schema.ts";

/**
 * Keeps a recipe under its name and version, once and for all.
 * @throws AppError conflict where the version is there and says something else
 */
export async function storeRecipe(tx: Tx, recipe: Recipe, actor: string): Promise<void> {
	await tx.query("INSERT INTO recipe (name, version, body, actor) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING", [
		recipe.name,
		recipe.version,
		JSON.stringify(recipe),
		actor,
	]);
	const { rows } = await tx.query<{ body: unknown }>("SELECT body FROM recipe WHERE name = $1 AND version = $2", [recipe.name, recipe.version]);
	if (canonicalBytes(recipeSchema.parse(rows[0]?.body)).equals(canonicalBytes(recipe))) return;
	throw new AppError("conflict", `There is a version ${recipe.version} of the recipe ${recipe.name} already, and it is another. Give yours the next number.`);
}
