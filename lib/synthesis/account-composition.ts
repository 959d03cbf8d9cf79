import { boxAreaPx2, type Size } from "#lib/geometry/box.ts";
import { nameLabel } from "#lib/questions/name-label.ts";
import { namePair, ORDINALS } from "#lib/questions/name-pair.ts";
import { OPTION_LETTERS, type OptionLetter, type QuestionContent } from "#lib/questions/schema.ts";
import type { Account, Clause, Telling } from "#lib/synthesis/account.ts";
import { accountOf } from "#lib/synthesis/account-of.ts";
import type { Composition } from "#lib/synthesis/composition.ts";
import type { Parent } from "#lib/synthesis/phrase-composition.ts";
import { placeWords } from "#lib/synthesis/place-words.ts";
import { TRACE_WORDS } from "#lib/synthesis/trace-words.ts";
import { joinWords } from "#lib/text/join-words.ts";
import { numberWords } from "#lib/text/number-words.ts";
import type { TracePiece, TraceStep } from "#lib/traces/lay-out-trace.ts";

type Told = Telling & { readonly parents: readonly Parent[] };

/** What can be said of a composed question's options: the parents' looks one after the other, and what they come to together. */
export function accountComposition(composition: Composition, told: Told): Account {
	switch (composition.rule) {
		case "sum":
		case "difference":
			return accountNumbers(composition, told);
		case "same":
			return accountSame(composition, told);
		case "elimination":
			return accountElimination(composition, told);
		case "chain":
			return accountChain(composition, told);
		default:
			return composition satisfies never;
	}
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

function accountsOf(composition: Composition, { parents, frame, random }: Told): readonly Account[] {
	return composition.parents.flatMap((fact, index) => {
		const question = parents[index]?.question;
		return question ? [accountOf(fact, { question, frame, random })] : [];
	});
}

/** A parent's look without its plan: the composed one has its own. */
function lookOf(account: Account | undefined, letter: OptionLetter): readonly TraceStep[] {
	return (account?.look(letter) ?? []).filter((step) => step.behavior !== "subgoal");
}

function accountNumbers(composition: Extract<Composition, { rule: "sum" | "difference" }>, told: Told): Account {
	const { question, parents, random } = told;
	const accounts = accountsOf(composition, told);
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
				...accounts.flatMap((account, index) => lookOf(account, answers[index] ?? "A")),
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

function accountSame({ parents: facts }: Extract<Composition, { rule: "same" }>, told: Told): Account {
	const { question, parents, frame } = told;
	const marks = facts.map(({ region }, index): TracePiece => ({ text: ORDINALS[index] ?? "", region: region.key }));
	const slips = (question.ablations ?? []).flatMap(({ instead }, index): readonly Slip[] =>
		instead.flatMap(({ answer, key }) => (key !== null && key !== question.key ? [{ letter: key, index, answer }] : [])),
	);
	const labelsFor = (letter: OptionLetter): readonly string[] => {
		const slip = slips.find((one) => one.letter === letter);
		return facts.map(({ region }, index) => (slip?.index === index ? optionLabel(parents[index], slip.answer) : nameLabel(region.label).indefinite));
	};
	const pairOf = (letter: OptionLetter): readonly [number, number] | null => {
		const text = question.options[OPTION_LETTERS.indexOf(letter)];
		const pairs = facts.flatMap((_, one) => facts.flatMap((_other, other): readonly (readonly [number, number])[] => (other > one ? [[one, other]] : [])));
		return pairs.find(([one, other]) => namePair(one, other) === text) ?? null;
	};
	const truth = facts.map(({ region }) => nameLabel(region.label).indefinite);
	const sights = (labels: readonly string[]): readonly TracePiece[] => TRACE_WORDS.list(labels.map((label, index) => [marks[index] ?? "", ` shows ${label}`]));
	/** What the letter says, as if the regions showed these labels. */
	const agree = (letter: OptionLetter, labels: readonly string[]): readonly TracePiece[] => {
		const pair = pairOf(letter);
		if (!pair) return sights(labels);
		const [one, other] = pair;
		return [marks[one] ?? "", " and ", marks[other] ?? "", ` both show ${labels[one]}`];
	};
	const words = (letter: OptionLetter): string =>
		pairOf(letter)
			?.map((at) => ORDINALS[at])
			.join(" and ") ?? "no two of them";
	const refute = (letter: OptionLetter): Clause => {
		const pair = pairOf(letter);
		if (!pair) return { pieces: agree(question.key, truth) };
		const [one, other] = pair;
		return { pieces: [marks[one] ?? "", ` shows ${truth[one]} and `, marks[other] ?? "", ` ${truth[other]}`] };
	};
	return {
		look: (letter) => [
			{ pieces: ["Plan: tell what each marked region shows, then find the two that agree."], behavior: "subgoal" },
			...facts.map(
				({ region }, index): TraceStep => ({
					pieces: ["Look at ", marks[index] ?? "", `, ${placeWords(region.box, frame)}: it shows ${labelsFor(letter)[index]}.`],
				}),
			),
			{ pieces: pairOf(letter) ? ["Compare: ", ...agree(letter, labelsFor(letter)), "."] : ["Compare: they are all different."] },
		],
		decide: (letter) => `Decide: ${words(letter)} ${pairOf(letter) ? "belong together" : "show the same"}.`,
		claim: (letter) => ({ pieces: agree(letter, labelsFor(letter)) }),
		refute,
		correct: (letter) => {
			const slip = slips.find((one) => one.letter === letter);
			const fact = slip && facts[slip.index];
			if (!slip || !fact) return refute(letter);
			return { pieces: [`what I took for ${labelsFor(letter)[slip.index]} in `, marks[slip.index] ?? "", ` is ${nameLabel(fact.region.label).indefinite}`] };
		},
		suppose: (letter) => `${words(letter)} would have to show the same`,
		slips: slips.map(({ letter }) => letter),
		rivals: OPTION_LETTERS.slice(0, question.options.length).filter((letter) => letter !== question.key),
	};
}

function optionLabel(parent: Parent | undefined, answer: OptionLetter): string {
	const option = parent?.question.options[OPTION_LETTERS.indexOf(answer)] ?? "";
	return option.replace(/^An? /, (article) => article.toLowerCase());
}

function accountElimination({ parents: facts, left }: Extract<Composition, { rule: "elimination" }>, { question, frame, random }: Told): Account {
	const labels = question.derivation?.rule === "elimination" ? question.derivation.labels : [];
	const kinds = labels.map((label) => facts.find(({ right }) => right.label === label)?.right ?? { label, regions: [] });
	const kindOf = (letter: OptionLetter) => kinds[OPTION_LETTERS.indexOf(letter)] ?? { label: left, regions: [] };
	const largestOf = (kind: (typeof kinds)[number]) => [...kind.regions].sort((a, b) => boxAreaPx2(b.box) - boxAreaPx2(a.box))[0];
	const sight = (kind: (typeof kinds)[number]): readonly TracePiece[] => {
		const first = largestOf(kind);
		if (!first) return ["I see none"];
		const isUncounted = nameLabel(kind.label).singular === nameLabel(kind.label).indefinite;
		return [{ text: isUncounted ? "it is there" : "there is one", region: first.key }, ` ${placeWords(first.box, frame)}`];
	};
	const step = (kind: (typeof kinds)[number]): TraceStep => ({
		pieces: [`Look for ${nameLabel(kind.label).indefinite}: `, ...sight(kind), "."],
		regions: TRACE_WORDS.keys(kind),
	});
	const shown = (kind: (typeof kinds)[number]): Clause => {
		const first = largestOf(kind);
		if (!first) return { pieces: [`there is no ${nameLabel(kind.label).singular} anywhere`] };
		return {
			pieces: ["there is ", { text: nameLabel(kind.label).indefinite, region: first.key }, ` ${placeWords(first.box, frame)}`],
			regions: TRACE_WORDS.keys(kind),
		};
	};
	const look = (letter: OptionLetter): readonly TraceStep[] => {
		const plan: TraceStep = {
			pieces: [random.pick(["Plan: look for each of the four and see which is left.", "Plan: rule out what can be found."])],
			behavior: "subgoal",
		};
		if (letter === question.key) return [plan, ...kinds.map(step)];
		// Something that is there is overlooked, and the look ends with it.
		const before = kinds.filter((kind) => kind.regions.length > 0 && kind !== kindOf(letter)).slice(0, 2);
		return [plan, ...before.map(step), { pieces: [`Look for ${nameLabel(kindOf(letter).label).indefinite}: I see none.`] }];
	};
	const sizeOf = (letter: OptionLetter): number => kindOf(letter).regions.reduce((sum, { box }) => sum + boxAreaPx2(box), 0);
	const present = OPTION_LETTERS.slice(0, labels.length).filter((letter) => letter !== question.key);
	const smallestFirst = [...present].sort((a, b) => sizeOf(a) - sizeOf(b));
	return {
		look,
		decide: (letter) => `Decide: ${nameLabel(kindOf(letter).label).indefinite} is what is missing.`,
		claim: (letter) => (letter === question.key ? shown(kindOf(letter)) : { pieces: [`I find no ${nameLabel(kindOf(letter).label).singular}`] }),
		refute: (letter) => shown(kindOf(letter)),
		correct: (letter) => ({ ...shown(kindOf(letter)), pieces: [...shown(kindOf(letter)).pieces, ", which I overlooked"] }),
		suppose: (letter) => `there would have to be no ${nameLabel(kindOf(letter).label).singular}`,
		// What is small is overlooked.
		slips: smallestFirst,
		rivals: smallestFirst,
	};
}

function accountChain(composition: Extract<Composition, { rule: "chain" }>, told: Told): Account {
	const { question, parents, frame } = told;
	const [first, second] = composition.parents;
	const [, asked] = accountsOf(composition, told);
	const answers = parents[1]?.question;
	if (!asked || !answers) throw new Error("a chain has two parents");
	/** The second parent's letter of the same answer. */
	const own = (letter: OptionLetter): OptionLetter =>
		OPTION_LETTERS[answers.options.indexOf(question.options[OPTION_LETTERS.indexOf(letter)] ?? "")] ?? answers.key;
	const back = (letters: readonly OptionLetter[]): readonly OptionLetter[] =>
		OPTION_LETTERS.slice(0, question.options.length).filter((letter) => letters.includes(own(letter)));
	const found = nameLabel(composition.referent.label);
	return {
		look: (letter) => [
			{ pieces: [planOf(first, second.rule)], behavior: "subgoal" },
			findReferent(first, composition, frame),
			...lookOf(asked, own(letter)).filter((step) => second.rule === "count" || !isFindOf(step, found.definite)),
		],
		decide: (letter) => asked.decide(own(letter)).replace(`Compare with the options: ${own(letter)} says`, `Compare with the options: ${letter} says`),
		claim: (letter) => asked.claim(own(letter)),
		refute: (letter) => asked.refute(own(letter)),
		correct: (letter) => asked.correct(own(letter)),
		suppose: (letter) => asked.suppose(own(letter)),
		slips: back(asked.slips),
		rivals: back(asked.rivals),
	};
}

type Chain = Extract<Composition, { rule: "chain" }>;

function planOf(first: Chain["parents"][0], rule: Chain["parents"][1]["rule"]): string {
	const what = first.rule === "identity" ? "tell what the marked region shows" : `find the ${first.category}`;
	if (rule === "count") return `Plan: ${what}, then count its kind.`;
	return rule === "attribute" ? `Plan: ${what}, then look at it closely.` : `Plan: ${what}, then compare places from there.`;
}

function findReferent(first: Chain["parents"][0], { referent }: Chain, frame: Size): TraceStep {
	if (first.rule === "identity") {
		return {
			pieces: [
				"Look at ",
				{ text: "the marked region", region: first.region.key },
				`, ${placeWords(first.region.box, frame)}: it shows ${nameLabel(referent.label).indefinite}.`,
			],
		};
	}
	return {
		pieces: [
			`Find the ${first.category}: it is `,
			{ text: nameLabel(referent.label).indefinite, region: referent.key },
			`, ${placeWords(referent.box, frame)}.`,
		],
	};
}

/** What has been found need not be found a second time. */
function isFindOf(step: TraceStep, definite: string): boolean {
	const [opening, thing] = step.pieces;
	return opening === "Find " && typeof thing === "object" && thing.text === definite;
}
