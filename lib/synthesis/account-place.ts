import { type Box, boxAreaPx2, boxCenter } from "#lib/geometry/box.ts";
import type { Region } from "#lib/images/schema.ts";
import { nameLabel } from "#lib/questions/name-label.ts";
import { DIRECTIONS, type Direction, OPTION_LETTERS, type OptionLetter } from "#lib/questions/schema.ts";
import type { Account, Clause, Telling } from "#lib/synthesis/account.ts";
import type { Anchor, Fact } from "#lib/synthesis/fact.ts";
import { judgeDirection } from "#lib/synthesis/judge-direction.ts";
import { placeWords } from "#lib/synthesis/place-words.ts";
import type { Kind } from "#lib/synthesis/scene.ts";
import { TRACE_WORDS } from "#lib/synthesis/trace-words.ts";
import { joinWords } from "#lib/text/join-words.ts";
import type { TracePiece, TraceStep } from "#lib/traces/lay-out-trace.ts";

type PlaceFact = Extract<Fact, { rule: "direction" | "relation" | "nearest" }>;

/** Finds what is looked from, then compares. A slip takes something for further on, or nearer, than it is. */
export function accountPlace(fact: PlaceFact, telling: Telling): Account {
	switch (fact.rule) {
		case "direction":
			return accountDirection(fact, telling);
		case "relation":
			return accountRelation(fact, telling);
		case "nearest":
			return accountNearest(fact, telling);
		default:
			return fact satisfies never;
	}
}

function accountDirection(fact: Extract<Fact, { rule: "direction" }>, { question, frame, random }: Telling): Account {
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
		const largest = findLargest(seen);
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
		const largest = findLargest(seenOf(kind));
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
		slips: random.shuffle(lettersOfPresent(kinds, question.key)),
		rivals: random.shuffle(lettersOfPresent(kinds, question.key)),
	};
}

function accountNearest(fact: Extract<Fact, { rule: "nearest" }>, { question, frame, random }: Telling): Account {
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
		slips: byDistance(lettersOfPresent(kinds, question.key)),
		rivals: byDistance(lettersOfPresent(kinds, question.key)),
	};
}

function accountRelation(fact: Extract<Fact, { rule: "relation" }>, { question, frame, random }: Telling): Account {
	const { region } = fact.subject;
	const [subject, anchor] = [TRACE_WORDS.anchor(fact.subject), nameLabel(fact.anchor.label)];
	const verb = nameLabel(region.label).isPlural ? "are" : "is";
	const directionOf = (letter: OptionLetter): Direction => {
		const said = question.options[OPTION_LETTERS.indexOf(letter)]?.toLowerCase() ?? "";
		return DIRECTIONS.find((direction) => said.startsWith(TRACE_WORDS.direction[direction])) ?? fact.type;
	};
	const other: Anchor = { region: fact.anchor, isMarked: false };
	const look = (letter: OptionLetter): readonly TraceStep[] => {
		const direction = directionOf(letter);
		const [first, second] = random.below(2) === 0 ? [fact.subject, other] : [other, fact.subject];
		const further = TRACE_WORDS.further[direction];
		return [
			...(letter === question.key ? findBoth(first, second, frame) : [findUnplaced(first, second)]),
			{
				pieces: [
					direction === "left" || direction === "right"
						? random.pick([
								`Compare: they differ most from side to side, and ${subject} ${verb} ${further}.`,
								`Compare them sideways: ${subject} ${verb} ${further} than ${anchor.definite}.`,
							])
						: random.pick([
								`Compare: they differ most from top to bottom, and ${subject} ${verb} ${further}.`,
								`Compare them from top to bottom: ${subject} ${verb} ${further} than ${anchor.definite}.`,
							]),
				],
				regions: [region.key, fact.anchor.key],
			},
		];
	};
	const [named, from] = [{ text: subject, region: region.key }, TRACE_WORDS.region(fact.anchor)];
	const claim = (letter: OptionLetter): Clause => {
		const share = letter === question.key ? [isBeside(fact.type, region.box, fact.anchor.box) ? "all of " : "most of "] : [];
		return { pieces: [...share, named, ` ${verb} ${TRACE_WORDS.direction[directionOf(letter)]} `, from] };
	};
	const refute = (letter: OptionLetter): Clause => ({
		pieces: [named, ` ${verb} ${TRACE_WORDS.further[fact.type]} than `, from, `, not ${TRACE_WORDS.further[directionOf(letter)]}`],
	});
	return {
		look,
		decide: (letter) => `Decide: ${subject} ${verb} ${TRACE_WORDS.direction[directionOf(letter)]} ${anchor.definite}.`,
		claim,
		refute,
		correct: refute,
		suppose: (letter) => `${subject} would have to be ${TRACE_WORDS.direction[directionOf(letter)]} ${anchor.definite}`,
		slips: OPTION_LETTERS.slice(0, question.options.length).filter((letter) => directionOf(letter) === OPPOSITE[fact.type]),
		rivals: [],
	};
}

const OPPOSITE: Readonly<Record<Direction, Direction>> = { left: "right", right: "left", above: "below", below: "above" };

/** Centre to centre. */
function isFurther(direction: Direction, box: Box, from: Box): boolean {
	const [a, b] = [boxCenter(box), boxCenter(from)];
	return { left: a.x < b.x, right: a.x > b.x, above: a.y < b.y, below: a.y > b.y }[direction];
}

/** Whether the box ends on that side before the other one begins. */
function isBeside(direction: Direction, box: Box, from: Box): boolean {
	return {
		left: box.x + box.width <= from.x,
		right: box.x >= from.x + from.width,
		above: box.y + box.height <= from.y,
		below: box.y >= from.y + from.height,
	}[direction];
}

function findStep({ region, isMarked }: Anchor, frame: Telling["frame"]): TraceStep {
	const { pronoun } = nameLabel(region.label);
	const place = `${pronoun} ${TRACE_WORDS.lies(region, frame, pronoun === "they")}`;
	return { pieces: ["Find ", { text: TRACE_WORDS.anchor({ region, isMarked }), region: region.key }, `: ${place}.`] };
}

/** Finds both, the second said to be there "too" where it is in the same place. */
function findBoth(first: Anchor, second: Anchor, frame: Telling["frame"]): readonly TraceStep[] {
	const [one, other] = [findStep(first, frame), findStep(second, frame)];
	if (placeWords(first.region.box, frame) !== placeWords(second.region.box, frame)) return [one, other];
	return [one, { pieces: other.pieces.map((piece, index) => (index === other.pieces.length - 1 ? `${piece}`.replace(/\.$/, " too.") : piece)) }];
}

/** Without their places, which would belie a slip. */
function findUnplaced(first: Anchor, second: Anchor): TraceStep {
	const [one, other] = [first, second].map((anchor): TracePiece => ({ text: TRACE_WORDS.anchor(anchor), region: anchor.region.key }));
	return { pieces: ["Find ", one ?? "", " and ", other ?? "", "."] };
}

function findLargest(regions: readonly Region[]): Region | undefined {
	return [...regions].sort((a, b) => boxAreaPx2(b.box) - boxAreaPx2(a.box))[0];
}

/** Between the nearest points of two boxes, squared; centres decide between those that touch. */
function apartPx2(a: Region, b: Region): number {
	const horizontal = Math.max(a.box.x - (b.box.x + b.box.width), b.box.x - (a.box.x + a.box.width), 0);
	const vertical = Math.max(a.box.y - (b.box.y + b.box.height), b.box.y - (a.box.y + a.box.height), 0);
	const across = a.box.x + a.box.width / 2 - b.box.x - b.box.width / 2;
	const down = a.box.y + a.box.height / 2 - b.box.y - b.box.height / 2;
	return horizontal ** 2 + vertical ** 2 + (across ** 2 + down ** 2) / 1e6;
}

/** A slip needs something there to be taken wrongly. */
function lettersOfPresent(kinds: readonly Kind[], key: OptionLetter): readonly OptionLetter[] {
	return OPTION_LETTERS.filter((letter, index) => letter !== key && (kinds[index]?.regions.length ?? 0) > 0);
}
