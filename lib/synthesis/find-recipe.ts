import { LGT_FULL_RECIPE } from "#lib/synthesis/lgt-full-recipe.ts";
import { LGT_STAGE1_RECIPE } from "#lib/synthesis/lgt-stage1-recipe.ts";
import { LGT_STAGE2_RECIPE } from "#lib/synthesis/lgt-stage2-recipe.ts";
import { LPT_CODE_RECIPE } from "#lib/synthesis/lpt-code-recipe.ts";
import { LPT_PAPER_RECIPE } from "#lib/synthesis/lpt-paper-recipe.ts";
import type { Recipe } from "#lib/synthesis/recipe-schema.ts";
import { RULES_RECIPE } from "#lib/synthesis/rules-recipe.ts";

/** In the order in which people are shown them. */
export const RECIPES: readonly Recipe[] = [LGT_FULL_RECIPE, LGT_STAGE1_RECIPE, LGT_STAGE2_RECIPE, LPT_CODE_RECIPE, LPT_PAPER_RECIPE, RULES_RECIPE];

export function findRecipe(name: string): Recipe | null {
	return RECIPES.find((recipe) => recipe.name === name) ?? null;
}
