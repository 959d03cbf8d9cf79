import { expect, test } from "vitest";
import { promptsOf } from "#lib/runs/prompts-of.ts";
import { LGT_FULL_RECIPE } from "#lib/synthesis/lgt-full-recipe.ts";
import { LPT_CODE_RECIPE } from "#lib/synthesis/lpt-code-recipe.ts";
import { RULES_RECIPE } from "#lib/synthesis/rules-recipe.ts";

test("a recipe asks by the prompts of its stages, and rules ask by none", () => {
	expect(promptsOf(LGT_FULL_RECIPE)).toEqual(expect.arrayContaining(["write-1", "verify-1", "compose-1", "ablate-1", "think-1", "expand-1"]));
	expect(promptsOf(LPT_CODE_RECIPE)).toEqual(["write-captions-1", "think-1", "expand-1"]);
	expect(promptsOf(RULES_RECIPE)).toEqual([]);
});
