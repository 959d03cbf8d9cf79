import { LPT_SAMPLING } from "#lib/synthesis/lpt-sampling.ts";
import type { StageOf } from "#lib/synthesis/recipe-schema.ts";
import { PER_IMAGE_DEFAULT } from "#lib/synthesis/schema.ts";

/**
 * What the recipes after Long Grounded Thoughts have in common. Of LGT the order of the stages and their inputs are known, and none of the figures
 * (`method.md` §2.1, §3.2, §11): where LPT, which it is built on, has one, that stands here, and all others are ours.
 */
export const LGT_STAGES = {
	/** From captions and boxes, by regions (§2.1). How many an image: ours. */
	write: { stage: "write", from: "regions", perImage: PER_IMAGE_DEFAULT, sampling: LPT_SAMPLING.write },
	/** Ours: the likeness at which benchmarks take two texts for one (`interop.md` E). */
	filter: { stage: "filter", likenessMax: 0.7, verifier: null },
	/** Two to four questions of one image (§3.3, ours). At 0.7 as the questions are written. */
	compose: { stage: "compose", perImage: 4, sampling: { temperature: 0.7, topP: 0.8, maxTokens: 1_024 }, ablation: null },
	/** As LPT samples; three of each, as its paper: ours, not recovered. */
	think: { stage: "think", of: "all", samples: 3, sampling: LPT_SAMPLING.think },
	/** One of each, ours, not recovered; LPT's four cues (§4.3); room for a thought to come to its end, which 7 % of LPT's did not at 256 (§4.4). */
	expand: {
		stage: "expand",
		samples: 1,
		cues: ["Wait,", "Let's double-check the details.", "Hmm,", "Alternatively,"],
		sampling: { ...LPT_SAMPLING.expand, maxTokens: 1_024 },
	},
} satisfies { [Name in "write" | "filter" | "compose" | "think" | "expand"]: StageOf<Name> };
