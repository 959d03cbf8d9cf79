import type { ImageContent } from "#lib/images/schema.ts";
import type { QuestionContent } from "#lib/questions/schema.ts";
import { createSeededRandom } from "#lib/stats/seeded-random.ts";
import { accountOf } from "#lib/synthesis/account-of.ts";
import { chooseFacts } from "#lib/synthesis/choose-facts.ts";
import { chooseKeyPlace, countKeyPlace, type KeyTally } from "#lib/synthesis/choose-key-place.ts";
import type { Fact } from "#lib/synthesis/fact.ts";
import { keyOf } from "#lib/synthesis/key-of.ts";
import { nameFact } from "#lib/synthesis/name-fact.ts";
import type { Parent } from "#lib/synthesis/phrase-composition.ts";
import { phraseQuestion } from "#lib/synthesis/phrase-question.ts";
import { type WrittenTraces, writeTraces } from "#lib/synthesis/write-traces.ts";

export type WritingInput = {
	readonly imageKey: string;
	readonly image: ImageContent;
	readonly perImage: number;
	readonly seed: number;
	readonly mistakeShare: number;
	/** Where the keys stood on the images before this one. */
	readonly tally: KeyTally;
};

/** A question with its traces and pairs. */
export type WrittenQuestion = WrittenTraces & {
	readonly question: QuestionContent;
	readonly key: string;
	/** Of a composed question: what it was made from, in order, and those of them that are not asked by themselves. */
	readonly parents: readonly Parent[];
	readonly hidden: readonly Parent[];
};

export type GroundedQuestion = WrittenQuestion & { readonly fact: Fact };

/** Up to `perImage` true questions out of an image's facts, each with its traces. The same input gives the same bytes. */
export function writeGroundedQuestions(
	facts: readonly Fact[],
	input: WritingInput,
): { readonly questions: readonly GroundedQuestion[]; readonly tally: KeyTally } {
	const seed = `${input.seed}\n${input.imageKey}`;
	let tally = input.tally;
	const questions = chooseFacts(facts, input.perImage, createSeededRandom(`${seed}\nchoose`)).map((fact) => {
		const random = createSeededRandom(`${seed}\n${nameFact(fact)}`);
		const place = chooseKeyPlace(tally, fact.type, random);
		tally = countKeyPlace(tally, fact.type, place);
		const question = phraseQuestion(fact, { imageKey: input.imageKey, image: input.image, place, random });
		const key = keyOf({ image: question.image, type: question.type, derivation: question.derivation });
		const account = accountOf(fact, { question, frame: input.image.pixels, random });
		return { fact, question, key, parents: [], hidden: [], ...writeTraces({ question, questionKey: key, account, random, mistakeShare: input.mistakeShare }) };
	});
	return { questions, tally };
}
