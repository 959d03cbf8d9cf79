import { boxAreaPx2, type Size } from "#lib/geometry/box.ts";
import type { Region } from "#lib/images/schema.ts";
import { nameLabel } from "#lib/questions/name-label.ts";
import { OPTION_LETTERS, type OptionLetter } from "#lib/questions/schema.ts";
import type { Account, Clause, Telling } from "#lib/synthesis/account.ts";
import type { Fact } from "#lib/synthesis/fact.ts";
import { placeWords } from "#lib/synthesis/place-words.ts";
import { TRACE_WORDS } from "#lib/synthesis/trace-words.ts";
import { joinWords } from "#lib/text/join-words.ts";
import { numberWords } from "#lib/text/number-words.ts";
import type { TracePiece, TraceStep } from "#lib/traces/lay-out-trace.ts";

/** Of fewer nobody counts one twice, but takes something else for one more. */
const MISCOUNTED_MIN = 3;

/** Finds each thing where it is and counts. A slip leaves one out, or counts one twice. */
export function accountCount({ kind }: Extract<Fact, { rule: "count" }>, { question, frame, random }: Telling): Account {
	const name = nameLabel(kind.label);
	const count = kind.regions.length;
	const numberOf = (letter: OptionLetter): number => Number(question.options[OPTION_LETTERS.indexOf(letter)]);
	const named = (number: number): string => `${numberWords(number)} ${number === 1 ? name.singular : name.plural}`;
	const bySize = [...kind.regions].sort((a, b) => boxAreaPx2(a.box) - boxAreaPx2(b.box));
	const placed = (regions: readonly Region[]): readonly TracePiece[] => TRACE_WORDS.list(groupByPlace(regions, frame).map(groupPieces));
	const all = kind.regions.map((region) => region.key);

	const isNextTo = (number: number): boolean => number === count + 1 || (count > 1 && number === count - 1);

	const look = (letter: OptionLetter): readonly TraceStep[] => {
		const number = numberOf(letter);
		const seen = kind.regions.filter((region) => !bySize.slice(0, Math.max(0, count - number)).includes(region));
		const keys = seen.map((region) => region.key);
		const find = random.pick([`Find the ${name.plural}: `, `Look for every ${name.singular}: `, `Spot the ${name.plural}: `]);
		const found = groupByPlace(seen, frame).map(groupPieces);
		const groups = number > count && count < MISCOUNTED_MIN ? [...found, ["what looks like one more beside it"]] : found;
		return [
			{ pieces: [find, "I see ", ...TRACE_WORDS.list(groups), "."], regions: keys },
			{ pieces: [countWords(seen, number)], regions: keys },
		];
	};
	const countWords = (seen: readonly Region[], number: number): string => {
		const groups = groupByPlace(seen, frame);
		const canAdd = number === seen.length && groups.length > 1 && groups.length < 4 && groups.length < number;
		if (number === 1) return random.pick([`Count: just ${named(1)}, and no other anywhere.`, "Count: only that one."]);
		const sum = joinWords(groups.map((group) => numberWords(group.regions.length)));
		return random.pick([
			`Count them: that makes ${named(number)}.`,
			canAdd ? `Add them up: ${sum} make ${numberWords(number)}.` : `Count them: ${numberWords(number)} in all.`,
		]);
	};
	const total: Clause =
		count === 1
			? { pieces: ["there is just the ", ...placed(kind.regions)], regions: all }
			: { pieces: [...placed(kind.regions), ` ${count === 2 ? "make two" : `come to ${numberWords(count)}`}`], regions: all };
	const correct = (letter: OptionLetter): Clause => {
		const missing = bySize.slice(0, Math.max(0, count - numberOf(letter)));
		const [left] = missing;
		if (!left) return { pieces: [count < MISCOUNTED_MIN ? "there is no other beside it" : "I counted one of them twice"], regions: all };
		return { pieces: ["I left out ", { text: `the one ${placeWords(left.box, frame)}`, region: left.key }], regions: missing.map((region) => region.key) };
	};
	return {
		look,
		decide: (letter) => `Compare with the options: ${letter} says ${numberOf(letter)}.`,
		claim: (letter) => (letter === question.key ? total : { pieces: [`I count ${named(numberOf(letter))}`], regions: all }),
		refute: (letter) => ({ ...total, pieces: [...total.pieces, `, not ${numberWords(numberOf(letter))}`] }),
		correct,
		suppose: (letter) => `there would have to be ${numberOf(letter) === 0 ? `no ${name.singular} at all` : named(numberOf(letter))}`,
		slips: random.shuffle(OPTION_LETTERS.slice(0, question.options.length)).filter((letter) => isNextTo(numberOf(letter))),
		rivals: [],
	};
}

type Group = { readonly place: string; readonly regions: readonly Region[] };

/** Places from left to right, as an eye would go. */
function groupByPlace(regions: readonly Region[], frame: Size): readonly Group[] {
	const ordered = [...regions].sort((a, b) => a.box.x + a.box.width / 2 - (b.box.x + b.box.width / 2));
	const places = Map.groupBy(ordered, (region) => placeWords(region.box, frame));
	return [...places].map(([place, grouped]) => ({ place, regions: grouped }));
}

/** Words that stand for one region name it; "two on the left" name none. */
function groupPieces(group: Group): readonly TracePiece[] {
	const words = `${numberWords(group.regions.length)} ${group.place}`;
	const [only] = group.regions;
	return group.regions.length === 1 && only ? [{ text: words, region: only.key }] : [words];
}
