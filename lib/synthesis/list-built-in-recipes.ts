import type { Recipe } from "#lib/synthesis/recipe-schema.ts";
export function listBuiltInRecipes(): readonly Recipe[] {
	return [];
}
