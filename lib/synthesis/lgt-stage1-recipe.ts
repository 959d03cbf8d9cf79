import { LGT_STAGES } from "#lib/synthesis/lgt-stages.ts";
import type { Recipe } from "#lib/synthesis/recipe-schema.ts";

/** Long Grounded Thoughts' first stage: scale (`method.md` §2, §4.1). */
export const LGT_STAGE1_RECIPE: Recipe = {
	name: "lgt-stage1",
	version: 1,
	says: "The first stage of Long Grounded Thoughts: many questions an image from captions and boxes, simple traces by a VLM, and their expansions. Samples are ours, not recovered.",
	stages: [LGT_STAGES.write, LGT_STAGES.filter, LGT_STAGES.think, LGT_STAGES.expand],
};
