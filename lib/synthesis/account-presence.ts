import { boxAreaPx2 } from "#lib/geometry/box.ts";
import type { Region } from "#lib/images/schema.ts";
import { nameLabel } from "#lib/questions/name-label.ts";
import { OPTION_LETTERS, type OptionLetter } from "#lib/questions/schema.ts";
import type { Account, Clause, Telling } from "#lib/synthesis/account.ts";
import { areEasilyMistaken } from "#lib/synthesis/are-easily-mistaken.ts";
import type { Fact } from "#lib/synthesis/fact.ts";
import { largestOf } from "#lib/synthesis/largest-of.ts";
import { placeWords } from "#lib/synthesis/place-words.ts";
import type { TracePiece, TraceStep } from "#lib/traces/lay-out-trace.ts";

/** Of the picture, a thing that takes up more is not overlooked. */
const OVERLOOKED_FRACTION_MAX = 0.15;

/** Looks for each option in turn. A slip takes the right thing for another one, or overlooks it and guesses. */
export function accountPresence(fact: Extract<Fact, { rule: "presence" | "category" }>, { question, frame, random }: Telling): Account {
	const place = OPTION_LETTERS.indexOf(question.key);
	const labels = fact.wrong.toSpliced(place, 0, fact.right.label);
	const labelOf = (letter: OptionLetter): string => labels[OPTION_LETTERS.indexOf(letter)] ?? fact.right.label;
	const largest = largestOf(fact.right.regions);
	const keys = fact.right.regions.map((region) => region.key);
	const where = largest ? placeWords(largest.box, frame) : "";
	const wrong = random.shuffle(OPTION_LETTERS.slice(0, labels.length)).filter((letter) => letter !== question.key);
	const mistaken = wrong.filter((letter) => areEasilyMistaken(labelOf(letter), fact.right.label));
	const isGuess = (letter: OptionLetter): boolean => letter !== question.key && !mistaken.includes(letter);
	const canBeOverlooked = fact.right.regions.every(({ box }) => boxAreaPx2(box) <= OVERLOOKED_FRACTION_MAX * frame.width * frame.height);

	const look = (letter: OptionLetter): readonly TraceStep[] => {
		const absences = random.shuffle(["I see none.", "not here.", "there is none.", "no sign of one."]);
		return [
			{ pieces: [random.pick(["Plan: look for each of the four in turn.", "Plan: go through the options and look for each."])], behavior: "subgoal" },
			...labels.map((label, index): TraceStep => {
				const opening = `Look for ${nameLabel(label).indefinite}: `;
				if (label === labelOf(letter) && !isGuess(letter))
					return {
						pieces: [opening, letter === question.key ? "yes, " : "", ...sightPieces(label), "."],
						regions: letter === question.key ? keys : [largest?.key ?? ""],
					};
				return { pieces: [opening, absenceWords(label, absences[index] ?? "not here.")] };
			}),
		];
	};
	const sightPieces = (label: string): readonly TracePiece[] => {
		if (!largest) return ["it is there"];
		const { indefinite, singular } = nameLabel(label);
		if (label !== fact.right.label)
			return [{ text: indefinite === singular ? "what looks like it is" : "what looks like one is", region: largest.key }, ` ${where}`];
		return [{ text: indefinite === singular ? "it is there" : "there is one", region: largest.key }, ` ${where}`];
	};
	const there = (label: string): Clause => ({ pieces: ["there is ", named(label, largest), ` ${where}`], regions: largest ? [largest.key] : [] });
	return {
		look,
		decide: (letter) => {
			const { indefinite } = nameLabel(labelOf(letter));
			if (isGuess(letter)) return `Decide: I find none of the four, and ${indefinite} is what one would most expect here.`;
			return random.pick([`Decide: of the four, only ${indefinite} can be seen.`, `Decide: ${indefinite} is the only one of them in the picture.`]);
		},
		claim: (letter) => (isGuess(letter) ? { pieces: [`${nameLabel(labelOf(letter)).indefinite} is what one would expect here`] } : there(labelOf(letter))),
		refute: (letter) => ({ pieces: [`there is no ${nameLabel(labelOf(letter)).singular} anywhere`] }),
		correct: (letter) => {
			const seen = there(fact.right.label);
			if (isGuess(letter)) return { ...seen, pieces: [...seen.pieces, ", which I overlooked"] };
			return { ...seen, pieces: ["what I took for ", nameLabel(labelOf(letter)).indefinite, " is ", named(fact.right.label, largest), ` ${where}`] };
		},
		suppose: (letter) => `there would have to be ${nameLabel(labelOf(letter)).indefinite} somewhere`,
		slips: canBeOverlooked ? [...mistaken, ...wrong.filter(isGuess)] : mistaken,
		rivals: [],
	};
}

function named(label: string, region: Region | undefined): TracePiece {
	const { indefinite } = nameLabel(label);
	return region ? { text: indefinite, region: region.key } : indefinite;
}

function absenceWords(label: string, words: string): string {
	const { indefinite, singular } = nameLabel(label);
	return indefinite === singular && words === "no sign of one." ? "no sign of it." : words;
}
