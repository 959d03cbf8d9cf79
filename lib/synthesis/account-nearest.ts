import type { Region } from "#lib/images/schema.ts";
import { nameLabel } from "#lib/questions/name-label.ts";
import { OPTION_LETTERS, type OptionLetter } from "#lib/questions/schema.ts";
import type { Account, Clause, Telling } from "#lib/synthesis/account.ts";
import type { Fact } from "#lib/synthesis/fact.ts";
import { findStep } from "#lib/synthesis/find-step.ts";
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
	const closestOf = (kind: Kind): Region | undefined => [...kind.regions].sort((a, b) => apartPx2(a, fact.anchor.region) - apartPx2(b, fact.anchor.region))[0];
	const named = (kind: Kind): TracePiece => {
		const closest = closestOf(kind);
		const name = nameLabel(kind.label);
		if (!closest) return name.indefinite;
		return { text: kind.regions.length === 1 ? name.definite : `the nearest ${name.singular}`, region: closest.key };
	};
	const distance = (letter: OptionLetter): number => {
		const closest = closestOf(kindOf(letter));
		return closest ? apartPx2(closest, fact.anchor.region) : Number.POSITIVE_INFINITY;
	};
	const byDistance = (letters: readonly OptionLetter[]): readonly OptionLetter[] => [...letters].sort((a, b) => distance(a) - distance(b));
	const isMany = (kind: Kind): boolean => nameLabel(kind.label).isPlural && kind.regions.length === 1;
	const is = (kind: Kind): string => (isMany(kind) ? "are" : "is");
	const lies = (kind: Kind): string => {
		const closest = closestOf(kind);
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
		slips: byDistance(presentRivals(kinds, question.key)),
		rivals: byDistance(presentRivals(kinds, question.key)),
	};
}

/** Between the nearest points of two boxes, squared; centres decide between those that touch. */
function apartPx2(a: Region, b: Region): number {
	const horizontal = Math.max(a.box.x - (b.box.x + b.box.width), b.box.x - (a.box.x + a.box.width), 0);
	const vertical = Math.max(a.box.y - (b.box.y + b.box.height), b.box.y - (a.box.y + a.box.height), 0);
	const across = a.box.x + a.box.width / 2 - b.box.x - b.box.width / 2;
	const down = a.box.y + a.box.height / 2 - b.box.y - b.box.height / 2;
	return horizontal ** 2 + vertical ** 2 + (across ** 2 + down ** 2) / 1e6;
}
