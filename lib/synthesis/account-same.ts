import { nameLabel } from "#lib/questions/name-label.ts";
import { namePair, ORDINALS } from "#lib/questions/name-pair.ts";
import { OPTION_LETTERS, type OptionLetter } from "#lib/questions/schema.ts";
import type { Account, Clause, Told } from "#lib/synthesis/account.ts";
import { areEasilyMistaken } from "#lib/synthesis/are-easily-mistaken.ts";
import type { Composition } from "#lib/synthesis/composition.ts";
import type { Parent } from "#lib/synthesis/phrase-composition.ts";
import { placeWords } from "#lib/synthesis/place-words.ts";
import { TRACE_WORDS } from "#lib/synthesis/trace-words.ts";
import type { TracePiece, TraceStep } from "#lib/traces/lay-out-trace.ts";

/** Tells what each marked region shows, then which two agree. A slip takes one of them for something else. */
export function accountSame({ parents: facts }: Extract<Composition, { rule: "same" }>, told: Told): Account {
	const { question, parents, frame } = told;
	const isMistaken = (slip: { readonly index: number; readonly label: string }): number =>
		Number(areEasilyMistaken(slip.label, facts[slip.index]?.region.label ?? ""));
	const marks = facts.map(({ region }, index): TracePiece => ({ text: ORDINALS[index] ?? "", region: region.key }));
	const slips = (question.ablations ?? [])
		.flatMap(({ instead }, index) =>
			instead.flatMap(({ answer, key }) => (key !== null && key !== question.key ? [{ letter: key, index, label: labelOf(parents[index], answer) }] : [])),
		)
		.sort((a, b) => isMistaken(b) - isMistaken(a));
	const labelsFor = (letter: OptionLetter): readonly string[] => {
		const slip = slips.find((one) => one.letter === letter);
		return facts.map(({ region }, index) => nameLabel(slip?.index === index ? slip.label : region.label).indefinite);
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

function labelOf(parent: Parent | undefined, answer: OptionLetter): string {
	const derivation = parent?.question.derivation;
	return (derivation?.rule === "identity" && derivation.labels[OPTION_LETTERS.indexOf(answer)]) || "";
}
