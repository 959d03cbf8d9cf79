import { boxAreaPx2 } from "#lib/geometry/box.ts";
import type { Region } from "#lib/images/schema.ts";
import { nameLabel } from "#lib/questions/name-label.ts";
import { OPTION_LETTERS, type OptionLetter } from "#lib/questions/schema.ts";
import type { Account, Clause, Telling } from "#lib/synthesis/account.ts";
import { areEasilyMistaken } from "#lib/synthesis/are-easily-mistaken.ts";
import type { Fact } from "#lib/synthesis/fact.ts";
import { placeWords } from "#lib/synthesis/place-words.ts";
import type { TracePiece, TraceStep } from "#lib/traces/lay-out-trace.ts";

/** Looks for each option in turn. A slip takes the right thing for another, and overlooks it as what it is. */
export function accountPresence(fact: Extract<Fact, { rule: "presence" | "category" }>, { question, frame, random }: Telling): Account {
	const place = OPTION_LETTERS.indexOf(question.key);
	const labels = fact.wrong.toSpliced(place, 0, fact.right.label);
	const labelOf = (letter: OptionLetter): string => labels[OPTION_LETTERS.indexOf(letter)] ?? fact.right.label;
	const largest = [...fact.right.regions].sort((a, b) => boxAreaPx2(b.box) - boxAreaPx2(a.box))[0];
	const keys = fact.right.regions.map((region) => region.key);
	const where = largest ? placeWords(largest.box, frame) : "";

	const look = (letter: OptionLetter): readonly TraceStep[] => {
		const absences = random.shuffle(["I see none.", "not here.", "there is none.", "no sign of one."]);
		return [
			{ pieces: [random.pick(["Plan: look for each of the four in turn.", "Plan: go through the options and look for each."])], behavior: "subgoal" },
			...labels.map((label, index): TraceStep => {
				const opening = `Look for ${nameLabel(label).indefinite}: `;
				if (label === labelOf(letter))
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
		if (fact.right.regions.length === 1) return [{ text: indefinite === singular ? "it is there" : "there is one", region: largest.key }, ` ${where}`];
		const isTwo = fact.right.regions.length === 2;
		return [isTwo ? "there are two, " : "there are several, ", { text: isTwo ? "the larger" : "the largest", region: largest.key }, ` ${where}`];
	};
	const there = (label: string): Clause => ({ pieces: ["there is ", named(label, largest), ` ${where}`], regions: largest ? [largest.key] : [] });
	return {
		look,
		decide: (letter) => {
			const { indefinite } = nameLabel(labelOf(letter));
			return random.pick([`Decide: of the four, only ${indefinite} can be seen.`, `Decide: ${indefinite} is the only one of them in the picture.`]);
		},
		claim: (letter) => there(labelOf(letter)),
		refute: (letter) => ({ pieces: [`${nothingLike(labelOf(letter))} is to be seen anywhere`] }),
		correct: (letter) => ({
			pieces: ["what I took for ", nameLabel(labelOf(letter)).indefinite, " is ", named(fact.right.label, largest), ` ${where}`],
			regions: largest ? [largest.key] : [],
		}),
		suppose: (letter) => `there would have to be ${nameLabel(labelOf(letter)).indefinite} somewhere`,
		slips: random
			.shuffle(OPTION_LETTERS.slice(0, labels.length))
			.filter((letter) => letter !== question.key && areEasilyMistaken(labelOf(letter), fact.right.label)),
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

function nothingLike(label: string): string {
	return `no ${nameLabel(label).singular}`;
}
