import { LPT_SAMPLING } from "#lib/synthesis/lpt-sampling.ts";
import type { Recipe } from "#lib/synthesis/recipe-schema.ts";

/** LongPerceptualThoughts as its paper's appendix tells it, where that differs from its code (`method.md` §2.3, §4.2, §4.3). The rest is the code's. */
export const LPT_PAPER_RECIPE: Recipe = {
	name: "lpt-paper",
	version: 1,
	says: "LongPerceptualThoughts as its paper tells it: as lpt-code, with three simple traces each and the paper's sampling of expansions.",
	stages: [
		// §2.3: the paper's model is another one (gpt-4o-mini), its temperature the same.
		{ stage: "write", from: "captions", perImage: 7, sampling: LPT_SAMPLING.write },
		{ stage: "filter", likenessMax: 1, verifier: null },
		// §4.2: three in the paper.
		{ stage: "think", of: "all", samples: 3, sampling: LPT_SAMPLING.think },
		// §4.3: the paper's; its bound and its penalty are the code's, for the paper names none.
		{ stage: "expand", samples: 3, cues: ["Wait,"], sampling: { ...LPT_SAMPLING.expand, temperature: 0.7, topP: 0.8, topK: 50 } },
	],
};
