import { boxDistance } from "#lib/geometry/box-distance.ts";
import { nameLabel } from "#lib/questions/name-label.ts";
import { OPTION_LETTERS, type OptionLetter } from "#lib/questions/schema.ts";
import type { Account, Clause, Telling } from "#lib/synthesis/account.ts";
import type { Fact } from "#lib/synthesis/fact.ts";
import { findStep } from "#lib/synthesis/find-step.ts";
import { nearestOf } from "#lib/synthesis/nearest-of.ts";
import { presentRivals } from "#lib/synthesis/present-rivals.ts";
import type { Kind } from "#lib/synthesis/scene.ts";
import { TRACE_WORDS } from "#lib/synthesis/trace-words.ts";
import { joinWords } from "#lib/text/join-words.ts";
import type { TracePiece, TraceStep } from "#lib/traces/lay-out-trace.ts";

/** Starts at what is looked from and goes around it. A slip takes the next nearest. */
export function accountNearest(fact: Extract<Fact, { rule: "nearest" }>, { question, frame, random }: Telling): Account {
	const kinds = fact.wrong.toSpliced(OPTION_LETTERS.indexOf(question.key), 0, fact.right);
	const kindOf = (letter: OptionLetter): Kind => kinds[OPTION_LETTERS.indexOf(letter)] ?? fact.right;
	const anchor = TRACE_WORDS.anchor(fact.anchor);
	const { pronoun } = nameLabel(fact.anchor.region.label);
	const from = fact.anchor.region.box;
	const named = (kind: Kind): TracePiece => {
		const closest = nearestOf(kind.regions, from);
		const name = nameLabel(kind.label);
		if (!closest) return name.indefinite;
		return { text: kind.regions.length === 1 ? name.definite : `the nearest ${name.singular}`, region: closest.key };
	};
	const gapPx = (letter: OptionLetter): number => Math.min(...kindOf(letter).regions.map(({ box }) => boxDistance(box, from).gapPx));
	const rivals = [...presentRivals(kinds, question.key)].sort((a, b) => gapPx(a) - gapPx(b));
	const isMany = (kind: Kind): boolean => nameLabel(kind.label).isPlural && kind.regions.length === 1;
	const is = (kind: Kind): string => (isMany(kind) ? "are" : "is");
	const lies = (kind: Kind): string => {
		const closest = nearestOf(kind.regions, from);
		return closest ? TRACE_WORDS.lies(closest, frame, isMany(kind)) : "";
	};

	const look = (letter: OptionLetter): readonly TraceStep[] => {
		const kind = kindOf(letter);
		const steps: readonly TraceStep[] = [
			{
				pieces: [
					random.pick([
						`Plan: find ${anchor}, then compare how far each of the four is from ${TRACE_WORDS.object[pronoun]}.`,
						`Plan: start at ${anchor} and look for the closest of the four.`,
					]),
				],
				behavior: "subgoal",
			},
			findStep(fact.anchor, frame),
			{ pieces: [`Look around ${TRACE_WORDS.object[pronoun]}: `, named(kind), ` ${lies(kind)}, closer than the rest.`] },
		];
		if (letter !== question.key) return steps;
		const present = fact.wrong.filter((other) => other.regions.length > 0);
		const absent = fact.wrong.filter((other) => other.regions.length === 0).map((other) => `no ${nameLabel(other.label).singular}`);
		const seen = present.map((other): readonly TracePiece[] => [named(other), ` ${lies(other)}, farther away`]);
		return [
			...steps,
			{ pieces: ["Check the others: ", ...TRACE_WORDS.list(absent.length > 0 ? [...seen, [`I see ${joinWords(absent)}`]] : seen, ", and "), "."] },
		];
	};
	const refute = (letter: OptionLetter): Clause => {
		const kind = kindOf(letter);
		if (kind.regions.length === 0) return { pieces: [`there is no ${nameLabel(kind.label).singular} in the picture`] };
		return { pieces: [named(kind), ` ${is(kind)} farther from ${anchor} than `, named(fact.right)], regions: [fact.anchor.region.key] };
	};
	return {
		look,
		decide: (letter) => `Decide: of the four, ${nameLabel(kindOf(letter).label).indefinite} is closest to ${anchor}.`,
		claim: (letter) => ({
			pieces: [named(kindOf(letter)), ` ${is(kindOf(letter))} closer to ${anchor} than any of the other three`],
			regions: [fact.anchor.region.key],
		}),
		refute,
		correct: refute,
		suppose: (letter) => `${nameLabel(kindOf(letter).label).indefinite} would have to be right by ${anchor}`,
		// The next nearest first: it is the one to be mistaken about.
		slips: rivals,
		rivals,
	};
}
