import type { ParentQuestion } from "#lib/questions/compute-composed-key.ts";
import { joinAnswers } from "#lib/questions/join-answers.ts";
import { nameLabel } from "#lib/questions/name-label.ts";
import type { CompositionForm } from "#lib/questions/reading.ts";
import { type Derivation, OPTION_LETTERS, type QuestionContent } from "#lib/questions/schema.ts";
import { plainWords } from "#lib/text/plain-words.ts";
import { sliceCodePoints } from "#lib/text/unicode.ts";

type Read = { readonly question: QuestionContent; readonly parents: readonly ParentQuestion[] };

/**
 * What must hold of a question that a rule composed of any questions, by whomever they were written, and a model put into words: its options by the rule,
 * and no mark but its parents'. What its words ask no table can tell.
 */
export function readWordedComposition(derivation: Derivation, { question, parents }: Read): CompositionForm {
	const contents = parents.map(({ content }) => content);
	const shared = { options: question.options, stem: /\?$/, named: [], marks: contents.flatMap(marksOf), parts: [] };
	switch (derivation.rule) {
		case "sum":
			return { ...shared, type: "combination", faults: [...numberFaults(question.options), ...overlapFaults(contents)] };
		case "difference":
			return { ...shared, type: "comparison", faults: [...numberFaults(question.options), ...overlapFaults(contents)] };
		case "conjunction":
			return { ...shared, type: "conjunction", faults: conjunctionFaults(question, contents) };
		case "reference":
			return { ...shared, type: "chain", faults: referenceFaults(derivation.words, question, contents) };
		case "remainder":
			return { ...shared, type: "elimination", faults: remainderFaults(question, contents) };
		default:
			return { ...shared, type: null, faults: [`no model words a question by the rule ${derivation.rule}`] };
	}
}

function marksOf({ stem, mentions }: QuestionContent): CompositionForm["marks"] {
	return mentions.map(({ start, end, region }) => ({ words: sliceCodePoints(stem, start, end), region }));
}

function numberFaults(options: readonly string[]): readonly string[] {
	const strange = options.filter((option) => !/^(?:0|[1-9]\d*)$/.test(option));
	return strange.map((option) => `its option "${option}" is no number`);
}

/** What two of them count is counted twice in a sum. */
function overlapFaults(contents: readonly QuestionContent[]): readonly string[] {
	const regions = contents.flatMap(({ evidence }) => evidence.map(({ region }) => region));
	return new Set(regions).size === regions.length ? [] : ["its parents count the same things"];
}

function conjunctionFaults({ options }: QuestionContent, contents: readonly QuestionContent[]): readonly string[] {
	const joined = contents.reduce<readonly (readonly string[])[]>(
		(begun, content) => begun.flatMap((some) => content.options.map((one) => [...some, one])),
		[[]],
	);
	const texts = new Set(joined.map(joinAnswers));
	return options.filter((option) => !texts.has(option)).map((option) => `the option "${option}" is not put together from its parents' options`);
}

function referenceFaults(words: string, { options }: QuestionContent, [first, second]: readonly QuestionContent[]): readonly string[] {
	const answer = bare(first?.options[OPTION_LETTERS.indexOf(first.key)] ?? "");
	const isNamed = bare(words) === answer || plainWords(words) === plainWords(nameLabel(answer).plural);
	return [
		...options.filter((option) => !second?.options.includes(option)).map((option) => `the option "${option}" is none of its second parent's`),
		...(isNamed ? [] : [`"${words}" is not what its first parent's answer names`]),
		...(second?.stem.includes(words) ? [] : [`its second parent does not ask about "${words}"`]),
		...(shareRegion(first, second) ? [] : ["its parents do not look at the same thing"]),
	];
}

function bare(words: string): string {
	return plainWords(words).replace(/^(?:a|an|the) /, "");
}

function shareRegion(first: QuestionContent | undefined, second: QuestionContent | undefined): boolean {
	return first?.evidence.some(({ region }) => second?.evidence.some((other) => other.region === region)) ?? false;
}

/** What is left over must be surely wrong of every parent; all others are answers of one of them. */
function remainderFaults({ options, key }: QuestionContent, contents: readonly QuestionContent[]): readonly string[] {
	const left = options[OPTION_LETTERS.indexOf(key)] ?? "";
	const answers = new Set(contents.map((content) => content.options[OPTION_LETTERS.indexOf(content.key)] ?? ""));
	const isOneQuestion = new Set(contents.map(({ stem }) => plainWords(stem))).size === 1;
	const offering = contents.filter((content) => content.options.includes(left));
	return [
		...options.filter((option) => option !== left && !answers.has(option)).map((option) => `the option "${option}" is no parent's answer`),
		...(offering.length === contents.length || (isOneQuestion && offering.length > 0) ? [] : [`"${left}" is not ruled out by every parent`]),
	];
}
