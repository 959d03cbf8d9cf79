import { boxAreaPx2, type Size } from "#lib/geometry/box.ts";
import type { Region } from "#lib/images/schema.ts";
import { type LabelName, nameLabel } from "#lib/questions/name-label.ts";
import { DIRECTIONS, type Direction, type QuestionContent } from "#lib/questions/schema.ts";
import type { SeededRandom } from "#lib/stats/seeded-random.ts";
import { judgeDirection } from "#lib/synthesis/judge-direction.ts";
import type { Fact } from "#lib/synthesis/list-facts.ts";
import { placeWords } from "#lib/synthesis/place-words.ts";
import type { Kind } from "#lib/synthesis/scene.ts";
import { joinWords } from "#lib/text/join-words.ts";
import { numberWords } from "#lib/text/number-words.ts";
import { sentenceCase } from "#lib/text/sentence-case.ts";
import { type LaidOutTrace, layOutTrace, type TracePiece, type TraceStep } from "#lib/traces/lay-out-trace.ts";

type Setting = { readonly question: QuestionContent; readonly frame: Size; readonly random: SeededRandom };

/**
 * One look at the picture, in named steps that do what the derivation does: find, compare or count, decide. Every sentence is true of
 * the boxes; a step is tagged with a behavior only where it is one.
 */
export function phraseTrace(fact: Fact, setting: Setting): LaidOutTrace {
	return layOutTrace(stepsOf(fact, setting));
}

function stepsOf(fact: Fact, setting: Setting): readonly TraceStep[] {
	switch (fact.rule) {
		case "count":
			return stepsOfCount(fact, setting);
		case "presence":
			return stepsOfPresence(fact, setting);
		case "direction":
			return stepsOfDirection(fact, setting);
		case "relation":
			return stepsOfRelation(fact, setting);
		default:
			return fact satisfies never;
	}
}

function stepsOfCount({ kind }: Extract<Fact, { rule: "count" }>, { question, frame, random }: Setting): readonly TraceStep[] {
	const name = nameLabel(kind.label);
	const count = kind.regions.length;
	const groups = groupByPlace(kind.regions, frame);
	const total = `${numberWords(count)} ${count === 1 ? name.singular : name.plural}`;
	const sum = joinWords(groups.map((group) => numberWords(group.regions.length)));
	const canAdd = groups.length > 1 && groups.length < 4 && groups.length < count;
	return [
		{
			pieces: [
				random.pick([`Find the ${name.plural}: `, `Look for every ${name.singular}: `, `Spot the ${name.plural}: `]),
				"I see ",
				...listPieces(groups.map(groupPieces)),
				".",
			],
			regions: kind.regions.map((region) => region.key),
		},
		{
			pieces: [
				count === 1
					? random.pick([`Count: just ${total}, and no other anywhere.`, "Count: only that one."])
					: random.pick([
							`Count them: that makes ${total}.`,
							canAdd ? `Add them up: ${sum} make ${numberWords(count)}.` : `Count them: ${numberWords(count)} in all.`,
						]),
			],
			regions: kind.regions.map((region) => region.key),
		},
		{ pieces: [`Compare with the options: ${question.key} says ${count}. ${conclusion(question)}`] },
	];
}

type Group = { readonly place: string; readonly regions: readonly Region[] };

/** Places from left to right, then from top to bottom, as an eye would go. */
function groupByPlace(regions: readonly Region[], frame: Size): readonly Group[] {
	const ordered = [...regions].sort((a, b) => a.box.x + a.box.width / 2 - (b.box.x + b.box.width / 2));
	const places = new Map<string, Region[]>();
	for (const region of ordered) {
		const place = placeWords(region.box, frame);
		places.set(place, [...(places.get(place) ?? []), region]);
	}
	return [...places].map(([place, grouped]) => ({ place, regions: grouped }));
}

/** Words that stand for one region name it; "two on the left" name none. */
function groupPieces(group: Group): readonly TracePiece[] {
	const words = `${numberWords(group.regions.length)} ${group.place}`;
	const [only] = group.regions;
	return group.regions.length === 1 && only ? [{ text: words, region: only.key }] : [words];
}

function stepsOfPresence(fact: Extract<Fact, { rule: "presence" }>, { question, frame, random }: Setting): readonly TraceStep[] {
	const labels = fact.wrong.toSpliced(question.options.indexOf(sentenceCase(nameLabel(fact.right.label).indefinite)), 0, fact.right.label);
	const absences = random.shuffle(["I see none.", "not here.", "there is none.", "no sign of one."]);
	const checks = labels.map((label, index): TraceStep => {
		const { indefinite, singular } = nameLabel(label);
		const opening = `Look for ${indefinite}: `;
		if (label === fact.right.label)
			return { pieces: [opening, "yes, ", ...sightPieces(fact.right, frame), "."], regions: fact.right.regions.map((region) => region.key) };
		const absence = absences[index] ?? "not here.";
		return { pieces: [opening, indefinite === singular && absence === "no sign of one." ? "no sign of it." : absence] };
	});
	const { indefinite } = nameLabel(fact.right.label);
	return [
		{ pieces: [random.pick(["Plan: look for each of the four in turn.", "Plan: go through the options and look for each."])], behavior: "subgoal" },
		...checks,
		{
			pieces: [
				random.pick([`Decide: of the four, only ${indefinite} can be seen. `, `Decide: ${indefinite} is the only one of them in the picture. `]),
				conclusion(question),
			],
		},
	];
}

function sightPieces(kind: Kind, frame: Size): readonly TracePiece[] {
	const largest = findLargest(kind.regions);
	if (!largest) return ["it is there"];
	const place = placeWords(largest.box, frame);
	const { indefinite, singular } = nameLabel(kind.label);
	if (kind.regions.length === 1) return [{ text: indefinite === singular ? "it is there" : "there is one", region: largest.key }, ` ${place}`];
	return [
		kind.regions.length === 2 ? "there are two, " : "there are several, ",
		{ text: kind.regions.length === 2 ? "the larger" : "the largest", region: largest.key },
		` ${place}`,
	];
}

function stepsOfDirection(fact: Extract<Fact, { rule: "direction" }>, { question, frame, random }: Setting): readonly TraceStep[] {
	const [anchor, right] = [nameLabel(fact.anchor.label), nameLabel(fact.right.label)];
	const where = DIRECTION_PHRASE[fact.type];
	const there = fact.right.regions.filter((region) => judgeDirection(fact.type, region.box, fact.anchor.box, frame) === "clearly");
	const seen = findLargest(there);
	const plan = random.pick([
		`Plan: find ${anchor.definite} first, then see which of the four is ${where} ${OBJECT[anchor.pronoun]}.`,
		`Plan: find ${anchor.definite}, then go through the four and see where each is.`,
	]);
	return [
		{ pieces: [plan], behavior: "subgoal" },
		findStep(fact.anchor, frame),
		{
			pieces: [
				`Look ${SIDE[fact.type][anchor.pronoun]}: `,
				...(seen ? [{ text: right.indefinite, region: seen.key }, ` is ${placeWords(seen.box, frame)}, `] : []),
				`${FURTHER[fact.type]} than ${anchor.definite}.`,
			],
			regions: there.map((region) => region.key),
		},
		{
			pieces: ["Check the others: ", ...listPieces(otherPieces(fact, frame), ", and "), "."],
			regions: fact.wrong.flatMap((kind) => kind.regions.map((region) => region.key)),
		},
		{ pieces: [`Decide: only ${right.indefinite} is ${where} ${anchor.definite}. ${conclusion(question)}`], regions: [fact.anchor.key] },
	];
}

/** Where the wrong options are, seen from the anchor, those of one bearing together; last, what is not in the picture. */
function otherPieces(fact: Extract<Fact, { rule: "direction" }>, frame: Size): readonly (readonly TracePiece[])[] {
	const present = fact.wrong.filter((kind) => kind.regions.length > 0);
	const absent = fact.wrong.filter((kind) => kind.regions.length === 0).map((kind) => `no ${nameLabel(kind.label).singular}`);
	const bearings = Map.groupBy(present, (kind) => bearingOf(kind, fact, frame));
	const seen = [...bearings].map(([bearing, kinds]): readonly TracePiece[] => {
		const isMany = kinds.length > 1 || kinds.some((kind) => isSpokenOfAsMany(kind));
		return [...listPieces(kinds.map(kindPieces)), ` ${isMany ? "are" : "is"} ${bearing} ${OBJECT[nameLabel(fact.anchor.label).pronoun]}`];
	});
	return absent.length > 0 ? [...seen, [`I see ${joinWords(absent)}`]] : seen;
}

/** The one clear direction that all things of a kind share, or else only that it is not the one asked for. */
function bearingOf(kind: Kind, fact: Extract<Fact, { rule: "direction" }>, frame: Size): string {
	const isClearly = (direction: Direction): boolean =>
		kind.regions.every((region) => judgeDirection(direction, region.box, fact.anchor.box, frame) === "clearly");
	const clear = DIRECTIONS.find(isClearly);
	return clear ? DIRECTION_PHRASE[clear] : `not ${DIRECTION_PHRASE[fact.type]}`;
}

function kindPieces(kind: Kind): readonly TracePiece[] {
	const name = nameLabel(kind.label);
	const [only, ...more] = kind.regions;
	if (only && more.length === 0) return [{ text: name.definite, region: only.key }];
	return [name.singular === name.plural ? name.definite : `the ${numberWords(kind.regions.length)} ${name.plural}`];
}

function isSpokenOfAsMany(kind: Kind): boolean {
	const name = nameLabel(kind.label);
	return name.isPlural || (kind.regions.length > 1 && name.singular !== name.plural);
}

function stepsOfRelation(fact: Extract<Fact, { rule: "relation" }>, { question, frame, random }: Setting): readonly TraceStep[] {
	const [subject, anchor] = [nameLabel(fact.subject.label), nameLabel(fact.anchor.label)];
	const verb = subject.isPlural ? "are" : "is";
	const [first, second] = random.below(2) === 0 ? [fact.subject, fact.anchor] : [fact.anchor, fact.subject];
	const isSideways = fact.type === "left" || fact.type === "right";
	return [
		...findBoth(first, second, frame),
		{
			pieces: [
				isSideways
					? random.pick([
							`Compare: they differ most from side to side, and ${subject.definite} ${verb} ${FURTHER[fact.type]}.`,
							`Compare them sideways: ${subject.definite} ${verb} ${FURTHER[fact.type]} than ${anchor.definite}.`,
						])
					: random.pick([
							`Compare: they differ most in height, and ${subject.definite} ${verb} ${FURTHER[fact.type]}.`,
							`Compare their heights: ${subject.definite} ${verb} ${FURTHER[fact.type]} than ${anchor.definite}.`,
						]),
			],
			regions: [fact.subject.key, fact.anchor.key],
		},
		{
			pieces: [`Decide: ${subject.definite} ${verb} ${DIRECTION_PHRASE[fact.type]} ${anchor.definite}. ${conclusion(question)}`],
			regions: [fact.subject.key, fact.anchor.key],
		},
	];
}

const DIRECTION_PHRASE: Readonly<Record<Direction, string>> = { left: "to the left of", right: "to the right of", above: "above", below: "below" };
const FURTHER: Readonly<Record<Direction, string>> = { left: "further to the left", right: "further to the right", above: "higher up", below: "lower down" };
const SIDE: Readonly<Record<Direction, Readonly<Record<LabelName["pronoun"], string>>>> = {
	left: { it: "to its left", they: "to their left" },
	right: { it: "to its right", they: "to their right" },
	above: { it: "above it", they: "above them" },
	below: { it: "below it", they: "below them" },
};
const OBJECT: Readonly<Record<LabelName["pronoun"], string>> = { it: "it", they: "them" };

function findStep(region: Region, frame: Size): TraceStep {
	const { definite, pronoun } = nameLabel(region.label);
	const place = placeWords(region.box, frame);
	const isThere = pronoun === "they" ? `they are ${place}` : `it is ${place}`;
	return { pieces: ["Find ", { text: definite, region: region.key }, `: ${isThere}.`] };
}

/** Finds both, the second said to be there "too" where it is in the same place. */
function findBoth(first: Region, second: Region, frame: Size): readonly TraceStep[] {
	const [one, other] = [findStep(first, frame), findStep(second, frame)];
	if (placeWords(first.box, frame) !== placeWords(second.box, frame)) return [one, other];
	return [one, { pieces: other.pieces.map((piece, index) => (index === other.pieces.length - 1 ? `${piece}`.replace(/\.$/, " too.") : piece)) }];
}

function findLargest(regions: readonly Region[]): Region | undefined {
	return [...regions].sort((a, b) => boxAreaPx2(b.box) - boxAreaPx2(a.box))[0];
}

/** Pieces of a list, with commas and an "and", before which whole clauses want a comma too. */
function listPieces(entries: readonly (readonly TracePiece[])[], last = " and "): readonly TracePiece[] {
	return entries.flatMap((entry, index) => {
		if (index === 0) return entry;
		return [index === entries.length - 1 ? last : ", ", ...entry];
	});
}

function conclusion(question: QuestionContent): string {
	return `So the answer is ${question.key}.`;
}
