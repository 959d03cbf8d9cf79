import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { database } from "#lib/db/database.ts";
import { RECIPES } from "#lib/synthesis/find-recipe.ts";
import { type Recipe, recipeSchema } from "#lib/synthesis/recipe-schema.ts";

/** Every recipe in its highest version: those that come with the studio, then people's own by name. There are tens of them. */
export async function listRecipes(actor: Actor): Promise<readonly Recipe[]> {
	authorize(actor, "run:read");
	const { rows } = await database().pool.query<{ body: unknown }>("SELECT DISTINCT ON (name) body FROM recipe ORDER BY name, version DESC");
	const latest = new Map(RECIPES.map((recipe) => [recipe.name, recipe]));
	for (const { body } of rows) {
		const recipe = recipeSchema.parse(body);
		if (recipe.version > (latest.get(recipe.name)?.version ?? 0)) latest.set(recipe.name, recipe);
	}
	return [...latest.values()];
}
