import type { HeadOutcome } from "#lib/history/schema.ts";
import { toQuestionContent } from "#lib/questions/to-question-content.ts";
import type { KeyTally } from "#lib/synthesis/choose-key-place.ts";
import { listCompositions } from "#lib/synthesis/list-compositions.ts";
import { listFacts } from "#lib/synthesis/list-facts.ts";
import type { Vocabulary } from "#lib/synthesis/vocabulary.ts";
import { writeComposedQuestions } from "#lib/synthesis/write-composed-questions.ts";
import { type WritingInput, type WrittenQuestion, writeGroundedQuestions } from "#lib/synthesis/write-grounded-questions.ts";

/** A question of the image as the dataset has it. */
export type StandingQuestion = {
	/** Hexadecimal, of its present content. */
	readonly hash: string;
	readonly outcome: HeadOutcome;
	/** Whether this writer made it to be asked, however people changed it since. */
	readonly isOurs: boolean;
};

type Input = WritingInput & { readonly vocabulary: Vocabulary; readonly standing: ReadonlyMap<string, StandingQuestion> };

export type WrittenImage = { readonly questions: readonly WrittenQuestion[]; readonly tally: KeyTally };

/** Of an image's questions, one in so many is composed at most. */
const COMPOSED_ONE_IN = 3;

/**
 * The questions about an image that are not there yet, so many that it ends up with `perImage` at most. What is there stays as it is; what was
 * taken back comes again. The same image, dataset and seed give the same bytes.
 */
export function writeImageQuestions(input: Input): WrittenImage {
	const seed = `${input.seed}\n${input.imageKey}`;
	const facts = listFacts(input.image, input.vocabulary, seed);
	const compositions = listCompositions(facts, { ...input, seed });
	const count = Math.min(Math.floor(input.perImage / COMPOSED_ONE_IN), compositions.length);
	const grounded = writeGroundedQuestions(facts, { ...input, perImage: input.perImage - count });
	const room = input.perImage - [...input.standing.values()].filter(({ isOurs, outcome }) => isOurs && outcome !== "removed").length;
	const isFresh = ({ key }: WrittenQuestion): boolean => (input.standing.get(key)?.outcome ?? "removed") === "removed";
	const fresh = grounded.questions.filter(isFresh).slice(0, Math.max(0, room));
	const asked = new Map(grounded.questions.filter((one) => fresh.includes(one) || stands(one, input.standing)).map((one) => [one.fact, one]));
	const composed = writeComposedQuestions(compositions, { ...input, tally: grounded.tally, count, asked });
	return { questions: [...fresh, ...composed.questions.filter(isFresh)].slice(0, Math.max(0, room)), tally: composed.tally };
}

/** There, as it would be written now, and not found wanting. */
function stands({ key, question }: WrittenQuestion, standing: Input["standing"]): boolean {
	const there = standing.get(key);
	return there !== undefined && there.outcome !== "rejected" && there.hash === toQuestionContent(question).hash.toString("hex");
}
