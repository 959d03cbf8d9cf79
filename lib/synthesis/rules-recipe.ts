import type { Recipe } from "#lib/synthesis/recipe-schema.ts";
import { MISTAKE_SHARE_DEFAULT, PER_IMAGE_DEFAULT } from "#lib/synthesis/schema.ts";

/** Ours: everything out of the boxes, which makes every key one that can be recomputed (docs/decisions/0006). */
export const RULES_RECIPE: Recipe = {
	name: "rules",
	version: 1,
	says: "Questions, traces and pairs by rules from boxes and captions; no server is asked.",
	stages: [{ stage: "rules", perImage: PER_IMAGE_DEFAULT, mistakeShare: MISTAKE_SHARE_DEFAULT }],
};
