import { canonicalBytes, sha256 } from "#lib/history/content.ts";
import type { ImageContent } from "#lib/images/schema.ts";
import type { QuestionContent } from "#lib/questions/schema.ts";
import { toQuestionContent } from "#lib/questions/to-question-content.ts";
import { createSeededRandom } from "#lib/stats/seeded-random.ts";
import { chooseFacts } from "#lib/synthesis/choose-facts.ts";
import { chooseKeyPlace, countKeyPlace, type KeyTally } from "#lib/synthesis/choose-key-place.ts";
import { type Fact, listFacts } from "#lib/synthesis/list-facts.ts";
import { phraseQuestion } from "#lib/synthesis/phrase-question.ts";
import { phraseTrace } from "#lib/synthesis/phrase-trace.ts";
import type { Vocabulary } from "#lib/synthesis/vocabulary.ts";
import type { TraceContent } from "#lib/traces/schema.ts";

type Input = {
	readonly imageKey: string;
	readonly image: ImageContent;
	readonly vocabulary: Vocabulary;
	readonly perImage: number;
	readonly seed: number;
	/** Where the keys stood on the images before this one. */
	readonly tally: KeyTally;
};

export type WrittenQuestion = {
	readonly question: QuestionContent;
	readonly questionKey: string;
	readonly trace: TraceContent;
	readonly traceKey: string;
};

export type WrittenImage = { readonly questions: readonly WrittenQuestion[]; readonly tally: KeyTally };

/** Up to `perImage` true questions about one image, each with its simple trace. The same input gives the same bytes. */
export function writeGroundedQuestions(input: Input): WrittenImage {
	const seed = `${input.seed}\n${input.imageKey}`;
	const facts = chooseFacts(listFacts(input.image, input.vocabulary, seed), input.perImage, createSeededRandom(`${seed}\nchoose`));
	let tally = input.tally;
	const questions = facts.map((fact) => {
		const random = createSeededRandom(`${seed}\n${nameFact(fact)}`);
		const place = chooseKeyPlace(tally, fact.type, random);
		tally = countKeyPlace(tally, fact.type, place);
		const question = phraseQuestion(fact, { imageKey: input.imageKey, image: input.image, place, random });
		const questionKey = keyOf({ image: question.image, type: question.type, derivation: question.derivation });
		const laid = phraseTrace(fact, { question, frame: input.image.pixels, random });
		return { question, questionKey, trace: toTrace(laid, { question, questionKey }), traceKey: keyOf({ question: questionKey, form: "simple", sample: 0 }) };
	});
	return { questions, tally };
}

/** What the fact is about, whatever its wrong options: seeds its wording. */
function nameFact(fact: Fact): string {
	switch (fact.rule) {
		case "count":
			return `count ${fact.kind.label}`;
		case "presence":
			return `presence ${fact.right.label}`;
		case "direction":
			return `${fact.type} ${fact.anchor.key} ${fact.right.label}`;
		case "relation":
			return `${fact.type} ${fact.anchor.key} ${fact.subject.key}`;
		default:
			return fact satisfies never;
	}
}

function toTrace(laid: ReturnType<typeof phraseTrace>, asked: { readonly question: QuestionContent; readonly questionKey: string }): TraceContent {
	const hash = toQuestionContent(asked.question).hash.toString("hex");
	return {
		v: 1,
		kind: "trace",
		question: asked.questionKey,
		form: "simple",
		origin: "rule",
		...laid,
		joinOffset: null,
		answer: asked.question.key,
		restsOn: [{ role: "evidence", kind: "question", key: asked.questionKey, part: "", hash }],
		generations: [],
	};
}

function keyOf(identity: unknown): string {
	return sha256(canonicalBytes(identity)).toString("hex");
}
