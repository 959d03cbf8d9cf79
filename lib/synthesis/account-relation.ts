import type { Box } from "#lib/geometry/box.ts";
import { nameLabel } from "#lib/questions/name-label.ts";
import { DIRECTIONS, type Direction, OPTION_LETTERS, type OptionLetter } from "#lib/questions/schema.ts";
import type { Account, Clause, Telling } from "#lib/synthesis/account.ts";
import type { Anchor, Fact } from "#lib/synthesis/fact.ts";
import { findStep } from "#lib/synthesis/find-step.ts";
import { OPPOSITE } from "#lib/synthesis/opposite.ts";
import { placeWords } from "#lib/synthesis/place-words.ts";
import { TRACE_WORDS } from "#lib/synthesis/trace-words.ts";
import type { TracePiece, TraceStep } from "#lib/traces/lay-out-trace.ts";

/** Finds both things and compares them along the axis that decides. A slip takes one side for the other. */
export function accountRelation(fact: Extract<Fact, { rule: "relation" }>, { question, frame, random }: Telling): Account {
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

/** Whether the box ends on that side before the other one begins. */
function isBeside(direction: Direction, box: Box, from: Box): boolean {
	return {
		left: box.x + box.width <= from.x,
		right: box.x >= from.x + from.width,
		above: box.y + box.height <= from.y,
		below: box.y >= from.y + from.height,
	}[direction];
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
