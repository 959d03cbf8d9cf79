import type { ImageContent } from "#lib/images/schema.ts";
import { joinAnswers } from "#lib/questions/join-answers.ts";
import { NO_PAIR, namePair } from "#lib/questions/name-pair.ts";
import { readLook } from "#lib/questions/read-look.ts";
import { readPlace } from "#lib/questions/read-place.ts";
import { type Ablation, type Derivation, OPTION_LETTERS, type OptionLetter, type QuestionContent } from "#lib/questions/schema.ts";
import { plainWords } from "#lib/text/plain-words.ts";

/** A question that a composed one was made from, as it was then. */
export type ParentQuestion = { readonly key: string; readonly content: QuestionContent };

type Composed = { readonly question: QuestionContent; readonly parents: readonly ParentQuestion[]; readonly image: ImageContent };

/**
 * The letter of the only option that the parents' answers make right, null where that is none or more than one. `answers` puts other answers
 * in place of the parents' keys, as if nobody had looked.
 */
export function computeComposedKey(composed: Composed, answers: readonly OptionLetter[] = keysOf(composed.parents)): OptionLetter | null {
	const { derivation, options } = composed.question;
	if (!derivation || answers.length !== composed.parents.length) return null;
	const right = rightOptions(derivation, composed, answers);
	const letters = options.flatMap((option, index) => (right.includes(option) ? [OPTION_LETTERS[index] ?? "A"] : []));
	return letters.length === 1 ? (letters[0] ?? null) : null;
}

/** What would come out if any one parent's answer were another: the evidence that no parent can be left out. */
export function ablateParents(composed: Composed): Ablation[] {
	const keys = keysOf(composed.parents);
	return composed.parents.map(({ key, content }, index) => ({
		parent: key,
		instead: OPTION_LETTERS.slice(0, content.options.length).flatMap((answer) =>
			answer === content.key ? [] : [{ answer, key: computeComposedKey(composed, keys.with(index, answer)) }],
		),
	}));
}

function keysOf(parents: readonly ParentQuestion[]): readonly OptionLetter[] {
	return parents.map(({ content }) => content.key);
}

/** The texts that are right; texts that are no options do not count. */
function rightOptions(derivation: Derivation, { question, parents, image }: Composed, answers: readonly OptionLetter[]): readonly string[] {
	const contents = parents.map(({ content }) => content);
	const said = contents.map((content, index) => content.options[OPTION_LETTERS.indexOf(answers[index] ?? "A")] ?? "");
	switch (derivation.rule) {
		case "sum":
			return [`${said.map(Number).reduce((sum, number) => sum + number, 0)}`];
		case "difference":
			return [`${Number(said[0]) - Number(said[1])}`];
		case "same": {
			const named = contents.map((content, index) => labelOf(content, answers[index]));
			const alike = named.flatMap((label, one) => named.flatMap((other, index) => (index > one && label === other ? [namePair(one, index)] : [])));
			return alike.length > 1 ? [] : [alike[0] ?? NO_PAIR];
		}
		case "elimination": {
			const named = contents.map((content, index) => labelOf(content, answers[index]));
			return question.options.filter((_, index) => !named.includes(derivation.labels[index] ?? null));
		}
		case "chain":
			return followChain({ question, contents, image }, answers);
		case "conjunction":
			return [joinAnswers(said)];
		case "reference":
			// Of another thing than the one that the second parent is about nothing is known.
			return answers[0] === contents[0]?.key ? said.slice(1, 2) : [];
		case "remainder":
			return question.options.filter((option) => !said.some((answer) => plainWords(answer) === plainWords(option)));
		default:
			return [];
	}
}

/** The label that a parent's answer names; null where its options are no labels. */
function labelOf({ derivation }: QuestionContent, answer: OptionLetter | undefined): string | null {
	if (!derivation || !("labels" in derivation) || !answer) return null;
	return derivation.labels[OPTION_LETTERS.indexOf(answer)] ?? null;
}

type Chain = { readonly question: QuestionContent; readonly contents: readonly QuestionContent[]; readonly image: ImageContent };

/** The second parent's answer where the first one's names the thing it is about. Named another thing, the regions say what would be right of that. */
function followChain({ question, contents, image }: Chain, answers: readonly OptionLetter[]): readonly string[] {
	const [first, second] = contents;
	if (!first || !second?.derivation || contents.length !== 2) return [];
	const [found, named] = [labelOf(first, first.key), labelOf(first, answers[0])];
	if (found === null || named === null) return [];
	if (named === found) return [second.options[OPTION_LETTERS.indexOf(answers[1] ?? "A")] ?? ""];
	return askOfOther(
		{ ...question, options: second.options, mentions: [] },
		second.derivation,
		image.regions.filter(({ label }) => label === named),
		image,
	);
}

function askOfOther(asked: QuestionContent, derivation: Derivation, regions: ImageContent["regions"], image: ImageContent): readonly string[] {
	if (derivation.rule === "count") return [`${regions.length}`];
	const [only] = regions;
	if (!only || regions.length > 1) return [];
	const read = (): readonly string[] => {
		switch (derivation.rule) {
			case "direction":
			case "nearest":
				return holding(readPlace({ ...derivation, anchor: only.key }, asked, image).verdicts);
			case "relation":
				return holding(readPlace({ ...derivation, subject: only.key }, asked, image).verdicts);
			case "attribute":
				return holding(readLook({ ...derivation, region: only.key }, asked, image).verdicts);
			default:
				return [];
		}
	};
	const holding = (verdicts: readonly string[]): readonly string[] => asked.options.filter((_, index) => verdicts[index] === "holds");
	return read();
}
