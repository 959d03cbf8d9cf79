import type { ImageContent } from "#lib/images/schema.ts";
import type { QuestionContent } from "#lib/questions/schema.ts";
import { toQuestionContent } from "#lib/questions/to-question-content.ts";
import { createSeededRandom } from "#lib/stats/seeded-random.ts";
import { OPTION_COUNT } from "#lib/synthesis/choose-key-place.ts";
import { listFacts } from "#lib/synthesis/list-facts.ts";
import { nameFact } from "#lib/synthesis/name-fact.ts";
import { phraseQuestion } from "#lib/synthesis/phrase-question.ts";
import { questionWords } from "#lib/synthesis/question-words.ts";
import type { Vocabulary } from "#lib/synthesis/vocabulary.ts";
import { findNearDuplicate } from "#lib/text/find-near-duplicate.ts";
import { type MinHash, minHash } from "#lib/text/min-hash.ts";

type Rewriting = {
	readonly question: QuestionContent;
	readonly image: ImageContent;
	readonly vocabulary: Vocabulary;
	readonly seed: string;
	/** The image's other questions. */
	readonly standing: readonly QuestionContent[];
};

/** Of each fact: chance may come to the very question that is to be replaced. */
const WORDINGS = 3;

/**
 * Another question of the type about the image, by rules alone: another fact, or the same one in other words, as the seed has it; one that neither the
 * question itself nor another of the image is nearly the same as, where there is any. Null where nothing but the question itself can be asked.
 */
export function rewriteByRules({ question, image, vocabulary, seed, standing }: Rewriting): QuestionContent | null {
	const facts = listFacts(image, vocabulary, seed).filter((fact) => fact.type === question.type);
	const former = toQuestionContent(question).hash;
	const written = createSeededRandom(`${seed}\nchoose`)
		.shuffle(facts)
		.flatMap((fact) =>
			Array.from({ length: WORDINGS }, (_, wording) => {
				const random = createSeededRandom(`${seed}\n${nameFact(fact)}\n${wording}`);
				return phraseQuestion(fact, { imageKey: question.image, image, place: random.below(OPTION_COUNT), random });
			}),
		)
		.filter((one) => !toQuestionContent(one).hash.equals(former));
	const others = standing.map((one) => minHash(questionWords(one)));
	const isApartFrom = (signatures: readonly MinHash[]) => (one: QuestionContent) => findNearDuplicate(minHash(questionWords(one)), signatures) === null;
	return written.find(isApartFrom([minHash(questionWords(question)), ...others])) ?? written.find(isApartFrom(others)) ?? written[0] ?? null;
}
