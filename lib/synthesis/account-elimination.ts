import { boxAreaPx2 } from "#lib/geometry/box.ts";
import { nameLabel } from "#lib/questions/name-label.ts";
import { OPTION_LETTERS, type OptionLetter } from "#lib/questions/schema.ts";
import type { Account, Clause, Told } from "#lib/synthesis/account.ts";
import type { Composition } from "#lib/synthesis/composition.ts";
import { largestOf } from "#lib/synthesis/largest-of.ts";
import { placeWords } from "#lib/synthesis/place-words.ts";
import { TRACE_WORDS } from "#lib/synthesis/trace-words.ts";
import type { TracePiece, TraceStep } from "#lib/traces/lay-out-trace.ts";

/** Looks for each and rules out what is there. A slip overlooks one. */
export function accountElimination({ parents: facts, left }: Extract<Composition, { rule: "elimination" }>, { question, frame, random }: Told): Account {
	const labels = question.derivation?.rule === "elimination" ? question.derivation.labels : [];
	const kinds = labels.map((label) => facts.find(({ right }) => right.label === label)?.right ?? { label, regions: [] });
	const kindOf = (letter: OptionLetter) => kinds[OPTION_LETTERS.indexOf(letter)] ?? { label: left, regions: [] };
	const sight = (kind: (typeof kinds)[number]): readonly TracePiece[] => {
		const first = largestOf(kind.regions);
		if (!first) return ["I see none"];
		const isUncounted = nameLabel(kind.label).singular === nameLabel(kind.label).indefinite;
		return [{ text: isUncounted ? "it is there" : "there is one", region: first.key }, ` ${placeWords(first.box, frame)}`];
	};
	const step = (kind: (typeof kinds)[number]): TraceStep => ({
		pieces: [`Look for ${nameLabel(kind.label).indefinite}: `, ...sight(kind), "."],
		regions: TRACE_WORDS.keys(kind),
	});
	const shown = (kind: (typeof kinds)[number]): Clause => {
		const first = largestOf(kind.regions);
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
