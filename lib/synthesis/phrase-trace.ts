import { boxAreaPx2, type Size } from "#lib/geometry/box.ts";
import type { Region } from "#lib/images/schema.ts";
import { nameLabel } from "#lib/questions/name-label.ts";
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
		const { indefinite, isPlural, isCountable } = nameLabel(label);
		const opening = `Look for ${indefinite}: `;
		if (label === fact.right.label)
			return { pieces: [opening, "yes, ", ...sightPieces(fact.right, frame), "."], regions: fact.right.regions.map((region) => region.key) };
		const absence = absences[index] ?? "not here.";
		return { pieces: [opening, !isCountable && !isPlural && absence === "no sign of one." ? "no sign of it." : absence] };
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
	const [largest] = [...kind.regions].sort((a, b) => boxAreaPx2(b.box) - boxAreaPx2(a.box));
	if (!largest) return ["it is there"];
	const place = placeWords(largest.box, frame);
	const { isCountable, isPlural } = nameLabel(kind.label);
	if (kind.regions.length === 1) return [{ text: isCountable || isPlural ? "there is one" : "it is there", region: largest.key }, ` ${place}`];
	return [
		kind.regions.length === 2 ? "there are two, " : "there are several, ",
		{ text: kind.regions.length === 2 ? "the larger" : "the largest", region: largest.key },
		` ${place}`,
	];
}

function stepsOfDirection(fact: Extract<Fact, { rule: "direction" }>, { question, frame, random }: Setting): readonly TraceStep[] {
	const anchor = nameLabel(fact.anchor.label);
	const right = nameLabel(fact.right.label);
	const them = anchor.isPlural ? "them" : "it";
	const there = fact.right.regions.filter((region) => judgeDirection(fact.type, region.box, fact.anchor.box, frame) === "clearly");
	const [seen] = [...there].sort((a, b) => boxAreaPx2(b.box) - boxAreaPx2(a.box));
	const absent = fact.wrong.filter((kind) => kind.regions.length === 0).map((kind) => nameLabel(kind.label).indefinite.replace(/^an? /, "no "));
	const bearings = fact.wrong.filter((kind) => kind.regions.length > 0).map((kind) => bearingPieces(kind, fact, frame));
	if (absent.length > 0) bearings.push([`I see ${joinWords(absent, "and")}`]);
	return [
		{
			pieces: [
				random.pick([
					`Plan: find ${anchor.definite} first, then see which of the four is ${DIRECTION_PHRASE[fact.type]} ${them}.`,
					`Plan: locate ${anchor.definite}, then go through the four and see where each is.`,
				]),
			],
			behavior: "subgoal",
		},
		findStep(fact.anchor, frame),
		{
			pieces: [
				`${random.pick(["Find what fits", "Look on that side"])}: `,
				...(seen ? [{ text: right.indefinite, region: seen.key }, ` is ${placeWords(seen.box, frame)}, `] : []),
				`${FURTHER[fact.type]} than ${anchor.definite}.`,
			],
			regions: there.map((region) => region.key),
		},
		{
			pieces: ["Check the others: ", ...listPieces(bearings), "."],
			regions: fact.wrong.flatMap((kind) => kind.regions.map((region) => region.key)),
		},
		{ pieces: [`Decide: only ${right.indefinite} is ${DIRECTION_PHRASE[fact.type]} ${anchor.definite}. ${conclusion(question)}`], regions: [fact.anchor.key] },
	];
}

/** Where the things of a wrong option are, seen from the anchor: each in one clear direction, or, off every axis, on the far side of the one asked about. */
function bearingPieces(kind: Kind, fact: Extract<Fact, { rule: "direction" }>, frame: Size): readonly TracePiece[] {
	const name = nameLabel(kind.label);
	const anchor = nameLabel(fact.anchor.label).isPlural ? "them" : "it";
	const bearings = new Set(
		kind.regions.map(
			(region) => DIRECTIONS.find((direction) => judgeDirection(direction, region.box, fact.anchor.box, frame) === "clearly") ?? OPPOSITE[fact.type],
		),
	);
	const [only, ...more] = kind.regions;
	const [bearing] = bearings;
	if (!only || !bearing || bearings.size > 1) return [`none of the ${name.plural} is ${DIRECTION_PHRASE[fact.type]} ${anchor}`];
	if (more.length === 0) return [{ text: name.definite, region: only.key }, ` ${name.isPlural ? "are" : "is"} ${DIRECTION_PHRASE[bearing]} ${anchor}`];
	return [`the ${numberWords(kind.regions.length)} ${name.plural} are ${DIRECTION_PHRASE[bearing]} ${anchor}`];
}

function stepsOfRelation(fact: Extract<Fact, { rule: "relation" }>, { question, frame, random }: Setting): readonly TraceStep[] {
	const [subject, anchor] = [nameLabel(fact.subject.label), nameLabel(fact.anchor.label)];
	const verb = subject.isPlural ? "are" : "is";
	const finds = [fact.subject, fact.anchor].map((region) => findStep(region, frame));
	const isSideways = fact.type === "left" || fact.type === "right";
	return [
		...(random.below(2) === 0 ? finds : finds.toReversed()),
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
const OPPOSITE: Readonly<Record<Direction, Direction>> = { left: "right", right: "left", above: "below", below: "above" };

function findStep(region: Region, frame: Size): TraceStep {
	const { definite, isPlural } = nameLabel(region.label);
	return { pieces: ["Find ", { text: definite, region: region.key }, `: ${isPlural ? "they are" : "it is"} ${placeWords(region.box, frame)}.`] };
}

/** Pieces of a list, with commas and an "and". */
function listPieces(entries: readonly (readonly TracePiece[])[]): readonly TracePiece[] {
	return entries.flatMap((entry, index) => {
		if (index === 0) return entry;
		return [index === entries.length - 1 ? " and " : ", ", ...entry];
	});
}

function conclusion(question: QuestionContent): string {
	return `So the answer is ${question.key}.`;
}
