import { nameLabel } from "#lib/questions/name-label.ts";
import { OPTION_LETTERS, type OptionLetter, type QuestionContent } from "#lib/questions/schema.ts";
import type { Account, Clause, Told } from "#lib/synthesis/account.ts";
import { accountOf } from "#lib/synthesis/account-of.ts";
import type { Composition } from "#lib/synthesis/composition.ts";
import { TRACE_WORDS } from "#lib/synthesis/trace-words.ts";
import { joinWords } from "#lib/text/join-words.ts";
import { numberWords } from "#lib/text/number-words.ts";

/** Counts as the parents do, then adds up or subtracts. A slip is one of a parent's. */
export function accountNumbers(composition: Extract<Composition, { rule: "sum" | "difference" }>, told: Told): Account {
	const { question, parents, frame, random } = told;
	const accounts = composition.parents.flatMap((fact, index) => {
		const parent = parents[index];
		return parent ? [accountOf(fact, { question: parent.question, frame, random })] : [];
	});
	const slips = slipsOf(question, accounts);
	const slipTo = (letter: OptionLetter): Slip | undefined => slips.find((slip) => slip.letter === letter);
	const answersFor = (letter: OptionLetter): readonly OptionLetter[] => {
		const slip = slipTo(letter);
		return parents.map((parent, index) => (slip?.index === index ? slip.answer : parent.question.key));
	};
	const numbersOf = (answers: readonly OptionLetter[]): readonly number[] =>
		parents.map((parent, index) => Number(parent.question.options[OPTION_LETTERS.indexOf(answers[index] ?? parent.question.key)]));
	const keys = parents.map((parent) => parent.question.key);
	const plurals = composition.parents.map(({ kind }) => nameLabel(kind.label).plural);
	const isSum = composition.rule === "sum";
	const outcome = (letter: OptionLetter): number => Number(question.options[OPTION_LETTERS.indexOf(letter)]);
	const reckon = (numbers: readonly number[]): string => {
		if (isSum) return `${joinWords(numbers.map(numberWords))} make ${numberWords(numbers.reduce((sum, number) => sum + number, 0))}`;
		const [more = 0, fewer = 0] = numbers;
		return `${numberWords(more)} minus ${numberWords(fewer)} is ${numberWords(more - fewer)}`;
	};
	const counted = (numbers: readonly number[]): string =>
		joinWords(
			composition.parents.map(
				({ kind }, index) => `${numberWords(numbers[index] ?? 0)} ${numbers[index] === 1 ? nameLabel(kind.label).singular : plurals[index]}`,
			),
		);
	const all = composition.parents.flatMap(({ kind }) => TRACE_WORDS.keys(kind));
	const truth: Clause = {
		pieces: [`there ${numbersOf(keys)[0] === 1 ? "is" : "are"} ${counted(numbersOf(keys))}, and ${reckon(numbersOf(keys))}`],
		regions: all,
	};
	return {
		look: (letter) => {
			const answers = answersFor(letter);
			return [
				{
					pieces: [`Plan: count ${joinWords(plurals.map((plural) => `the ${plural}`))}, then ${isSum ? "add them up" : "take the difference"}.`],
					behavior: "subgoal",
				},
				// A parent's plan is left out: the composed one has its own.
				...accounts.flatMap((account, index) => account.look(answers[index] ?? "A").filter((step) => step.behavior !== "subgoal")),
				{
					pieces: [isSum ? random.pick(["Add them up: ", "Put them together: "]) : random.pick(["Compare: ", "Subtract: "]), `${reckon(numbersOf(answers))}.`],
					regions: all,
				},
			];
		},
		decide: (letter) => `Compare with the options: ${letter} says ${outcome(letter)}.`,
		claim: (letter) =>
			letter === question.key
				? truth
				: { pieces: [`I count ${counted(numbersOf(answersFor(letter)))}, and ${reckon(numbersOf(answersFor(letter)))}`], regions: all },
		refute: (letter) => ({ ...truth, pieces: [...truth.pieces, `, not ${numberWords(outcome(letter))}`] }),
		correct: (letter) => {
			const slip = slipTo(letter);
			return slip ? (accounts[slip.index]?.correct(slip.answer) ?? truth) : truth;
		},
		suppose: (letter) => `${isSum ? "the counts would have to add up to" : "the difference would have to be"} ${numberWords(outcome(letter))}`,
		slips: slips.map(({ letter }) => letter),
		rivals: [],
	};
}

/** A parent's wrong answer that makes the composed one wrong, too: where a slip can have happened. */
type Slip = { readonly letter: OptionLetter; readonly index: number; readonly answer: OptionLetter };

function slipsOf(question: QuestionContent, accounts: readonly Account[]): readonly Slip[] {
	return (question.ablations ?? []).flatMap(({ instead }, index) =>
		instead.flatMap(({ answer, key }) =>
			key !== null && key !== question.key && accounts[index]?.slips.includes(answer) ? [{ letter: key, index, answer }] : [],
		),
	);
}
