import { type Box, boxCenter } from "#lib/geometry/box.ts";
import type { Region } from "#lib/images/schema.ts";
import { nameLabel } from "#lib/questions/name-label.ts";
import { DIRECTIONS, type Direction, OPTION_LETTERS, type OptionLetter } from "#lib/questions/schema.ts";
import type { Account, Clause, Telling } from "#lib/synthesis/account.ts";
import type { Fact } from "#lib/synthesis/fact.ts";
import { findStep } from "#lib/synthesis/find-step.ts";
import { judgeDirection } from "#lib/synthesis/judge-direction.ts";
import { largestOf } from "#lib/synthesis/largest-of.ts";
import { OPPOSITE } from "#lib/synthesis/opposite.ts";
import { presentRivals } from "#lib/synthesis/present-rivals.ts";
import type { Kind } from "#lib/synthesis/scene.ts";
import { TRACE_WORDS } from "#lib/synthesis/trace-words.ts";
import { joinWords } from "#lib/text/join-words.ts";
import type { TracePiece, TraceStep } from "#lib/traces/lay-out-trace.ts";

/** Finds what is looked from, then what is in the direction. A slip takes something for further on than it is. */
export function accountDirection(fact: Extract<Fact, { rule: "direction" }>, { question, frame, random }: Telling): Account {
	const kinds = fact.wrong.toSpliced(OPTION_LETTERS.indexOf(question.key), 0, fact.right);
	const kindOf = (letter: OptionLetter): Kind => kinds[OPTION_LETTERS.indexOf(letter)] ?? fact.right;
	const where = TRACE_WORDS.direction[fact.type];
	const [anchor, pronoun] = [TRACE_WORDS.anchor(fact.anchor), nameLabel(fact.anchor.region.label).pronoun];
	const judge = (direction: Direction, region: Region): boolean => judgeDirection(direction, region.box, fact.anchor.region.box, frame) === "clearly";
	/** Where all things of a wrong kind are, seen from the anchor: in one clear direction, or at least on the other side. */
	const bearingOf = (kind: Kind, seenFrom: string): string => {
		const clear = DIRECTIONS.find((direction) => direction !== fact.type && kind.regions.every((region) => judge(direction, region)));
		if (clear) return `${TRACE_WORDS.direction[clear]} ${seenFrom}`;
		const isBeyond = kind.regions.every((region) => isFurther(OPPOSITE[fact.type], region.box, fact.anchor.region.box));
		return isBeyond ? `${TRACE_WORDS.further[OPPOSITE[fact.type]]} than ${seenFrom}` : `not ${where} ${seenFrom}`;
	};
	/** Of the right kind only those that are there are spoken of. */
	const seenOf = (kind: Kind): readonly Region[] => (kind === fact.right ? kind.regions.filter((region) => judge(fact.type, region)) : kind.regions);

	const look = (letter: OptionLetter): readonly TraceStep[] => {
		const kind = kindOf(letter);
		const seen = seenOf(kind);
		const largest = largestOf(seen);
		const plan = random.pick([
			`Plan: find ${anchor} first, then see which of the four is ${where} ${TRACE_WORDS.object[pronoun]}.`,
			`Plan: find ${anchor}, then go through the four and see where each is.`,
		]);
		const steps: readonly TraceStep[] = [
			{ pieces: [plan], behavior: "subgoal" },
			findStep(fact.anchor, frame),
			{
				pieces: [
					`Look ${TRACE_WORDS.side[fact.type][pronoun]}: `,
					...(largest ? [{ text: nameLabel(kind.label).indefinite, region: largest.key }] : []),
					// Where it is would belie a slip.
					letter === question.key && largest ? ` ${TRACE_WORDS.lies(largest, frame)}, ` : " is ",
					`${TRACE_WORDS.further[fact.type]} than ${anchor}.`,
				],
				regions: seen.map((region) => region.key),
			},
		];
		return letter === question.key ? [...steps, checkOthers()] : steps;
	};
	/** Where the wrong options are, seen from the anchor, those of one bearing together; last, what is not in the picture. */
	const checkOthers = (): TraceStep => {
		const present = fact.wrong.filter((kind) => kind.regions.length > 0);
		const absent = fact.wrong.filter((kind) => kind.regions.length === 0).map((kind) => `no ${nameLabel(kind.label).singular}`);
		const bearings = Map.groupBy(present, (kind) => bearingOf(kind, TRACE_WORDS.object[pronoun]));
		const seen = [...bearings].map(([bearing, of]): readonly TracePiece[] => {
			const isMany = of.length > 1 || of.some((kind) => TRACE_WORDS.isMany(kind));
			return [...TRACE_WORDS.list(of.map(TRACE_WORDS.kind)), ` ${isMany ? "are" : "is"} ${bearing}`];
		});
		const clauses = absent.length > 0 ? [...seen, [`I see ${joinWords(absent)}`]] : seen;
		return { pieces: ["Check the others: ", ...TRACE_WORDS.list(clauses, ", and "), "."], regions: fact.wrong.flatMap(TRACE_WORDS.keys) };
	};
	const is = (kind: Kind): string => (TRACE_WORDS.isMany(kind) ? "are" : "is");
	const claim = (letter: OptionLetter): Clause => {
		const kind = kindOf(letter);
		const largest = largestOf(seenOf(kind));
		return {
			pieces: [
				...(largest ? [{ text: nameLabel(kind.label).indefinite, region: largest.key }] : [nameLabel(kind.label).indefinite]),
				` is ${TRACE_WORDS.further[fact.type]} than ${anchor}`,
			],
			regions: [...seenOf(kind).map((region) => region.key), fact.anchor.region.key],
		};
	};
	const refute = (letter: OptionLetter): Clause => {
		const kind = kindOf(letter);
		if (kind.regions.length === 0) return { pieces: [`there is no ${nameLabel(kind.label).singular} in the picture`] };
		return { pieces: [...TRACE_WORDS.kind(kind), ` ${is(kind)} ${bearingOf(kind, anchor)}`], regions: [...TRACE_WORDS.keys(kind), fact.anchor.region.key] };
	};
	return {
		look,
		decide: (letter) => `Decide: ${letter === question.key ? "only " : ""}${nameLabel(kindOf(letter).label).indefinite} is ${where} ${anchor}.`,
		claim,
		refute,
		correct: refute,
		suppose: (letter) => `${nameLabel(kindOf(letter).label).indefinite} would have to be ${where} ${anchor}`,
		slips: random.shuffle(presentRivals(kinds, question.key)),
		rivals: random.shuffle(presentRivals(kinds, question.key)),
	};
}

/** Centre to centre. */
function isFurther(direction: Direction, box: Box, from: Box): boolean {
	const [a, b] = [boxCenter(box), boxCenter(from)];
	return { left: a.x < b.x, right: a.x > b.x, above: a.y < b.y, below: a.y > b.y }[direction];
}
