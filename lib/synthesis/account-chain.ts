import type { Size } from "#lib/geometry/box.ts";
import { nameLabel } from "#lib/questions/name-label.ts";
import { OPTION_LETTERS, type OptionLetter } from "#lib/questions/schema.ts";
import type { Account, Told } from "#lib/synthesis/account.ts";
import { accountOf } from "#lib/synthesis/account-of.ts";
import type { Composition } from "#lib/synthesis/composition.ts";
import { placeWords } from "#lib/synthesis/place-words.ts";
import type { TraceStep } from "#lib/traces/lay-out-trace.ts";

/** Tells what the stem stands for, then goes on as the second parent does. */
export function accountChain(composition: Extract<Composition, { rule: "chain" }>, told: Told): Account {
	const { question, parents, frame, random } = told;
	const [first, second] = composition.parents;
	const answers = parents[1]?.question;
	if (!answers) throw new Error("a chain has two parents");
	const asked = accountOf(second, { question: answers, frame, random });
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
			...asked.look(own(letter)).filter((step) => step.behavior !== "subgoal" && (second.rule === "count" || !isFindOf(step, found.definite))),
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
