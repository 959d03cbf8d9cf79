import { LGT_STAGES } from "#lib/synthesis/lgt-stages.ts";
import { LPT_SAMPLING } from "#lib/synthesis/lpt-sampling.ts";
import type { Recipe } from "#lib/synthesis/recipe-schema.ts";

/** Both stages of Long Grounded Thoughts, from the boxes on, with a VLM that verifies and a policy that shows that each parent is needed (`method.md` §2.1, §3.3). */
export const LGT_FULL_RECIPE: Recipe = {
	name: "lgt-full",
	version: 1,
	says: "All of Long Grounded Thoughts: boxes from the captions, questions looked over by a VLM, composed ones whose parents are all needed, traces of both and their expansions. Samples are ours, not recovered.",
	stages: [
		// §2.1: Grounded-SAM, without its thresholds; the score is that of `interop.md` D, the overlap the usual one. The sampling is for a VLM in its place.
		{ stage: "detect", by: "detector", scoreMin: 0.3, overlapMax: 0.5, sampling: { temperature: 0, topP: 1, maxTokens: 2_048 } },
		LGT_STAGES.write,
		// §2.1: LGT has a verifier, of which nothing more is known; ours looks three times, as simple traces are sampled.
		{ ...LGT_STAGES.filter, verifier: { samples: 3, sampling: LPT_SAMPLING.think } },
		// §3.3, ours: who guesses among four is right in more than half of eight tries in 3 of 100 cases.
		{ ...LGT_STAGES.compose, ablation: { samples: 8, rightShareMax: 0.5, sampling: LPT_SAMPLING.think } },
		LGT_STAGES.think,
		LGT_STAGES.expand,
	],
};
