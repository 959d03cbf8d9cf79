import { LGT_STAGES } from "#lib/synthesis/lgt-stages.ts";
import type { Recipe } from "#lib/synthesis/recipe-schema.ts";

/** Long Grounded Thoughts' second stage: composition (`method.md` §3, §4.1). Which questions are thought about, the composed ones, is ours. */
export const LGT_STAGE2_RECIPE: Recipe = {
	name: "lgt-stage2",
	version: 1,
	says: "The second stage of Long Grounded Thoughts: questions of one image composed into harder ones, which alone are thought about. Samples are ours, not recovered.",
	stages: [LGT_STAGES.write, LGT_STAGES.filter, LGT_STAGES.compose, { ...LGT_STAGES.think, of: "composed" }, LGT_STAGES.expand],
};
