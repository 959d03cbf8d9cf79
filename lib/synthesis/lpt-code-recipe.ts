import { LPT_SAMPLING } from "#lib/synthesis/lpt-sampling.ts";
import type { Recipe } from "#lib/synthesis/recipe-schema.ts";

/**
 * LongPerceptualThoughts as its public code does it (`method.md` §2.3, §4). What it does and the studio does not (§4.5):
 * - any option's text counts as right: here only the key does;
 * - "A) text" is read as an option and never accepted as an answer: here it is one;
 * - an empty answer becomes the word "nan": here it is none, and its trace is refused after an expansion;
 * - the begun thought is put in small letters: here it is continued as it was written;
 * - words that betray the caption are found within other words, and in the added part alone: here as whole words, in the added part too, for only its
 *   writer saw the caption;
 * - shuffles whose result is thrown away, an undefined list of images, a temperature that is not the one told: here what is told is sent, and kept with
 *   each record.
 */
export const LPT_CODE_RECIPE: Recipe = {
	name: "lpt-code",
	version: 1,
	says: 'LongPerceptualThoughts as its public code does it: questions from captions alone, ten simple traces each, three expansions of each after "Wait,".',
	stages: [
		// §2.3: no number is asked for; 69,017 questions on 9,647 images are 7.15 an image.
		{ stage: "write", from: "captions", perImage: 7, sampling: LPT_SAMPLING.write },
		// §2.3: the key among the options is its only filter; near-duplicates stay, whatever their likeness.
		{ stage: "filter", likenessMax: 1, verifier: null },
		// §4.2: ten in the code.
		{ stage: "think", of: "all", samples: 10, sampling: LPT_SAMPLING.think },
		// §4.3: three of each; the cue is the default script's.
		{ stage: "expand", samples: 3, cues: ["Wait,"], sampling: LPT_SAMPLING.expand },
	],
};
