import type { ImageContent } from "#lib/images/schema.ts";
import { ablateParents } from "#lib/questions/compute-composed-key.ts";
import { joinAnswers } from "#lib/questions/join-answers.ts";
import { type Derivation, OPTION_LETTERS, optionTextSchema, type QuestionContent, type QuestionType } from "#lib/questions/schema.ts";
import { toQuestionContent } from "#lib/questions/to-question-content.ts";
import { createSeededRandom } from "#lib/stats/seeded-random.ts";
import { OPTION_COUNT } from "#lib/synthesis/choose-key-place.ts";
import { chooseNumbers } from "#lib/synthesis/choose-numbers.ts";
import { markStem } from "#lib/synthesis/mark-stem.ts";
import type { Parent } from "#lib/synthesis/phrase-composition.ts";
import type { Placing } from "#lib/synthesis/phrased.ts";
import type { QuestionComposition } from "#lib/synthesis/question-composition.ts";
import { joinWords } from "#lib/text/join-words.ts";

type Setting = { readonly imageKey: string; readonly image: ImageContent; readonly seed: string };
type Drafted = { readonly type: QuestionType; readonly stem: string; readonly options: readonly string[]; readonly derivation: Derivation };

/**
 * A composed question, finished but for its words: those that a rule can find are exact, and wooden. Null where one of the parents turns out not to be
 * needed, marks of the parents could not be told apart, or an option would be too long.
 */
export function draftComposition(composition: QuestionComposition, { imageKey, image, seed }: Setting): QuestionContent | null {
	const random = createSeededRandom(`${seed}\n${composition.rule} ${composition.parents.map(({ key }) => key).join(" ")}`);
	const place = random.below(OPTION_COUNT);
	const { type, stem, options, derivation } = draft(composition, { place, random });
	const pins = composition.parents.map(({ key, question }) => ({ key, hash: toQuestionContent(question).hash.toString("hex") }));
	const evidence = new Map(composition.parents.flatMap(({ question }) => question.evidence.map((one) => [one.region, one])));
	const mentions = markStem(stem, composition.parents);
	const isListable = new Set(options).size === OPTION_COUNT && options.every((option) => optionTextSchema.safeParse(option).success);
	if (mentions === null || !isListable) return null;
	const question: QuestionContent = {
		v: 1,
		kind: "question",
		image: imageKey,
		stage: "composed",
		type,
		origin: "model",
		stem,
		mentions: [...mentions],
		options: [...options],
		key: OPTION_LETTERS[place] ?? "A",
		evidence: [...evidence.values()],
		derivation,
		restsOn: pins.map(({ key, hash }) => ({ role: "parent", kind: "question", key, part: "", hash })),
		parents: pins,
	};
	const ablations = ablateParents({ question, image, parents: composition.parents.map((parent) => ({ key: parent.key, content: parent.question })) });
	return ablations.every(({ instead }) => instead.some(({ key }) => key !== question.key)) ? { ...question, ablations } : null;
}

function draft(composition: QuestionComposition, placing: Placing): Drafted {
	const stems = composition.parents.map(({ question }) => `"${question.stem}"`);
	const answers = composition.parents.map(({ question }) => answerOf(question));
	switch (composition.rule) {
		case "sum":
			return {
				type: "combination",
				stem: `What do the answers to ${joinWords(stems)} come to together?`,
				options: chooseNumbers(
					answers.reduce((sum, answer) => sum + Number(answer), 0),
					placing,
				),
				derivation: { rule: "sum" },
			};
		case "difference":
			return {
				type: "comparison",
				stem: `By how much is the answer to ${stems.join(" above that to ")}?`,
				options: chooseNumbers(Number(answers[0]) - Number(answers[1]), placing),
				derivation: { rule: "difference" },
			};
		case "reference":
			return draftReference(composition, placing);
		case "remainder":
			return {
				type: "elimination",
				stem: `Which of these is no answer to ${joinWords([...new Set(stems)], "or")}?`,
				options: placing.random.shuffle(answers).toSpliced(placing.place, 0, composition.left),
				derivation: { rule: "remainder" },
			};
		case "conjunction":
			return {
				type: "conjunction",
				stem: `What are the answers to ${joinWords(stems)}, in this order?`,
				options: joinOptions(composition.parents, placing),
				derivation: { rule: "conjunction" },
			};
		default:
			return composition satisfies never;
	}
}

function draftReference({ words, parents: [first, second] }: Extract<QuestionComposition, { rule: "reference" }>, { place, random }: Placing): Drafted {
	const answer = answerOf(second.question);
	const wrong = second.question.options.filter((option) => option !== answer);
	return {
		type: "chain",
		stem: second.question.stem.replace(words, () => `${/^the /i.test(words) ? "the" : "things of the kind that is the"} answer to "${first.question.stem}"`),
		options: random.shuffle(wrong).toSpliced(place, 0, answer),
		derivation: { rule: "reference", words },
	};
}

/** Both right, one or the other wrong, and both wrong: so neither answer alone tells the option. */
function joinOptions([one, other]: readonly [Parent, Parent], { place, random }: Placing): readonly string[] {
	const [right, otherRight] = [answerOf(one.question), answerOf(other.question)];
	const [wrong = "", another = ""] = random.shuffle(one.question.options.filter((option) => option !== right));
	const [otherWrong = "", otherAnother = ""] = random.shuffle(other.question.options.filter((option) => option !== otherRight));
	const bothWrong = random.pick([joinAnswers([wrong, otherWrong]), joinAnswers([another, otherAnother])]);
	return random.shuffle([joinAnswers([right, otherWrong]), joinAnswers([wrong, otherRight]), bothWrong]).toSpliced(place, 0, joinAnswers([right, otherRight]));
}

function answerOf({ options, key }: QuestionContent): string {
	return options[OPTION_LETTERS.indexOf(key)] ?? "";
}
