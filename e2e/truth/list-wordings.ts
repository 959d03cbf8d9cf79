import type { TrueImage } from "#e2e/truth/true-image.ts";
import type { QuestionContent } from "#lib/questions/schema.ts";
import { createSeededRandom, type SeededRandom } from "#lib/stats/seeded-random.ts";
import type { Fact } from "#lib/synthesis/fact.ts";
import { phraseQuestion } from "#lib/synthesis/phrase-question.ts";
import { sliceCodePoints } from "#lib/text/unicode.ts";

/** The rule writer chooses among so many wordings of a stem at most. */
const WORDINGS_MAX = 4;

/** All the ways in which a fact is asked, the right option standing first. Of marked regions the stem says the key besides, as a model does that is told keys. */
export function listWordings(fact: Fact, image: TrueImage): readonly QuestionContent[] {
	const known = kept.get(fact) ?? word(fact, image);
	kept.set(fact, known);
	return known;
}

const kept = new WeakMap<Fact, readonly QuestionContent[]>();

function word(fact: Fact, { key, content }: TrueImage): readonly QuestionContent[] {
	const worded = Array.from({ length: WORDINGS_MAX }, (_, wording) =>
		phraseQuestion(fact, { imageKey: key, image: content, place: 0, random: choosing(wording) }),
	);
	const distinct = worded.filter(({ stem }, at) => worded.findIndex((other) => other.stem === stem) === at);
	return distinct.flatMap((question) => (question.mentions.length > 0 ? [question, withKeys(question)] : [question]));
}

/** "the marked region" as "the marked region r3", the mention being the key. */
function withKeys(question: QuestionContent): QuestionContent {
	let stem = "";
	let from = 0;
	for (const { end, region } of question.mentions) {
		stem += `${sliceCodePoints(question.stem, from, end)} ${region}`;
		from = end;
	}
	return { ...question, stem: stem + sliceCodePoints(question.stem, from, question.stem.length), mentions: [] };
}

function choosing(wording: number): SeededRandom {
	const { below, shuffle } = createSeededRandom(`wording ${wording}`);
	return { below, shuffle, pick: (values) => values[wording % values.length] ?? values[0] };
}
