import type { CandidateCheck } from "#lib/synthesis/candidate-schema.ts";
import { shareOfNewWords } from "#lib/text/share-of-new-words.ts";

/** How much of the words is new. */
export function checkDifference(former: string, latter: string): CandidateCheck {
	return { check: "differs", isGood: former !== latter, note: `${Math.round(shareOfNewWords(former, latter) * 100)} %` };
}
