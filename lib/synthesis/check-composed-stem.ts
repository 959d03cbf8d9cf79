import type { Mention, QuestionContent } from "#lib/questions/schema.ts";
import { listMatterWords } from "#lib/synthesis/list-matter-words.ts";
import { markStem } from "#lib/synthesis/mark-stem.ts";
import type { Parent } from "#lib/synthesis/phrase-composition.ts";
import { tellsAnswer } from "#lib/synthesis/tells-answer.ts";
import { plainWords } from "#lib/text/plain-words.ts";

export type CheckedStem =
	| { readonly kind: "good"; readonly mentions: readonly Mention[] }
	| {
			readonly kind: "bad";
			readonly reason: "is no question" | "speaks of its questions" | "tells a parent's answer" | "drops what is asked" | "loses a mark";
	  };

/** Of what each parent asks about, so much must be found again, so that no parent is left out of the words. */
const KEPT_SHARE_MIN = 0.5;
const STEM_LENGTH_MAX = 600;
/** So much of a word is its stem: "standing" for "stands". */
const STEM_LETTERS = 4;

/** Whether a writer's words for a composed question still ask what its parents ask, without an answer of theirs. `words`: those that the first parent finds. */
export function checkComposedStem(stem: string, parents: readonly Parent[], words: string | null): CheckedStem {
	const bad = (reason: Extract<CheckedStem, { kind: "bad" }>["reason"]): CheckedStem => ({ kind: "bad", reason });
	if (!stem.endsWith("?") || stem.length > STEM_LENGTH_MAX) return bad("is no question");
	if (/\b(?:answers? to|questions?|options?)\b/i.test(stem)) return bad("speaks of its questions");
	if (tellsAnswer(stem, parents)) return bad("tells a parent's answer");
	const said = plainWords(stem).split(" ");
	if (!parents.every(({ question }) => keepsMatter(question, said, words))) return bad("drops what is asked");
	const mentions = markStem(stem, parents);
	return mentions === null ? bad("loses a mark") : { kind: "good", mentions };
}

function keepsMatter({ stem, mentions }: Pick<QuestionContent, "stem" | "mentions">, said: readonly string[], words: string | null): boolean {
	const asked = words === null ? stem : stem.replace(words, "");
	const matter = listMatterWords(asked);
	// A mark must be kept anyway; of "Which of these is in the picture?" nothing else is left to go by.
	if (matter.length === 0 && mentions.length > 0) return true;
	const wanted =
		matter.length > 0
			? matter
			: plainWords(asked)
					.split(" ")
					.filter((word) => word.length > 3);
	const kept = wanted.filter((word) => said.some((one) => one === word || (word.length >= STEM_LETTERS && one.startsWith(word.slice(0, STEM_LETTERS)))));
	return kept.length >= wanted.length * KEPT_SHARE_MIN;
}
