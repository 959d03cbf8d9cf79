import type { HeadOutcome } from "#lib/history/schema.ts";
import type { KeyTally } from "#lib/synthesis/choose-key-place.ts";
import { listFacts } from "#lib/synthesis/list-facts.ts";
import type { Vocabulary } from "#lib/synthesis/vocabulary.ts";
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

/**
 * The questions about an image that are not there yet, so many that it ends up with `perImage` at most. What is there stays as it is; what was
 * taken back comes again. The same image, dataset and seed give the same bytes.
 */
export function writeImageQuestions(input: Input): WrittenImage {
	const facts = listFacts(input.image, input.vocabulary, `${input.seed}\n${input.imageKey}`);
	const grounded = writeGroundedQuestions(facts, input);
	const room = input.perImage - [...input.standing.values()].filter(({ isOurs, outcome }) => isOurs && outcome !== "removed").length;
	const isFresh = ({ key }: WrittenQuestion): boolean => (input.standing.get(key)?.outcome ?? "removed") === "removed";
	return { questions: grounded.questions.filter(isFresh).slice(0, Math.max(0, room)), tally: grounded.tally };
}
