import { labelPart } from "#lib/history/part-hash.ts";
import type { ImageContent, Region } from "#lib/images/schema.ts";
import { nameLabel } from "#lib/questions/name-label.ts";
import { pinParts } from "#lib/questions/pin-parts.ts";
import { type Derivation, DIRECTIONS, type Direction, OPTION_LETTERS, type QuestionContent } from "#lib/questions/schema.ts";
import type { SeededRandom } from "#lib/stats/seeded-random.ts";
import { OPTION_COUNT } from "#lib/synthesis/choose-key-place.ts";
import type { Fact } from "#lib/synthesis/list-facts.ts";
import { sentenceCase } from "#lib/text/sentence-case.ts";

type Setting = {
	readonly imageKey: string;
	readonly image: ImageContent;
	/** Where the key stands, 0 for A. */
	readonly place: number;
	readonly random: SeededRandom;
};

/**
 * Words a fact as a question with four options. The stem marks no regions: with their coordinates beside the words, an exported
 * question about directions could be answered without looking.
 */
export function phraseQuestion(fact: Fact, setting: Setting): QuestionContent {
	const phrased = phrase(fact, setting);
	return {
		v: 1,
		kind: "question",
		image: setting.imageKey,
		stage: "grounded",
		type: fact.type,
		origin: "rule",
		stem: phrased.stem,
		mentions: [],
		options: [...phrased.options],
		key: OPTION_LETTERS[setting.place] ?? "A",
		evidence: phrased.evidence.map(({ key, label, box }) => ({ region: key, label, box })),
		derivation: phrased.derivation,
		restsOn: pinParts({ key: setting.imageKey, content: setting.image }, phrased.parts),
		parents: [],
	};
}

type Phrased = {
	readonly stem: string;
	readonly options: readonly string[];
	readonly evidence: readonly Region[];
	readonly derivation: Derivation;
	readonly parts: readonly string[];
};

function phrase(fact: Fact, setting: Setting): Phrased {
	switch (fact.rule) {
		case "count":
			return phraseCount(fact, setting);
		case "presence":
			return phrasePresence(fact, setting);
		case "direction":
			return phraseDirection(fact, setting);
		case "relation":
			return phraseRelation(fact, setting);
		default:
			return fact satisfies never;
	}
}

/** Four numbers without a gap, the right one anywhere among them, in an order that tells nothing. */
function phraseCount({ kind }: Extract<Fact, { rule: "count" }>, { place, random }: Setting): Phrased {
	const { plural } = nameLabel(kind.label);
	const count = kind.regions.length;
	const lowest = count - random.below(Math.min(count + 1, OPTION_COUNT));
	const wrong = Array.from({ length: OPTION_COUNT }, (_, index) => lowest + index).filter((number) => number !== count);
	return {
		stem: random.pick([
			`How many ${plural} are in the picture?`,
			`How many ${plural} can you see in the picture?`,
			`How many ${plural} does the picture show?`,
			`How many ${plural} are there in this picture?`,
		]),
		options: random.shuffle(wrong).toSpliced(place, 0, count).map(String),
		evidence: kind.regions,
		derivation: { rule: "count", label: kind.label },
		parts: [labelPart(kind.label)],
	};
}

function phrasePresence(fact: Extract<Fact, { rule: "presence" }>, { place }: Setting): Phrased {
	const labels = fact.wrong.toSpliced(place, 0, fact.right.label);
	return {
		stem: "Which of these is in the picture?",
		options: labels.map((label) => sentenceCase(nameLabel(label).indefinite)),
		evidence: fact.right.regions,
		derivation: { rule: "presence", labels },
		parts: [...labels.map(labelPart), "captions"],
	};
}

function phraseDirection(fact: Extract<Fact, { rule: "direction" }>, { place, random }: Setting): Phrased {
	const kinds = fact.wrong.toSpliced(place, 0, fact.right);
	const labels = kinds.map((kind) => kind.label);
	const where = `${DIRECTION_PHRASE[fact.type]} ${definite(fact.anchor)}`;
	return {
		stem: random.pick([
			`Which of these is ${where} in the picture?`,
			`In the picture, which of these is ${where}?`,
			`Looking at the picture, which one of these is ${where}?`,
		]),
		options: labels.map((label) => sentenceCase(nameLabel(label).indefinite)),
		evidence: [fact.anchor, ...kinds.flatMap((kind) => kind.regions)],
		derivation: { rule: "direction", direction: fact.type, anchor: fact.anchor.key, labels },
		parts: [fact.anchor.key, ...[fact.anchor.label, ...labels].map(labelPart), ...(kinds.some((kind) => kind.regions.length === 0) ? ["captions"] : [])],
	};
}

function phraseRelation(fact: Extract<Fact, { rule: "relation" }>, { place, random }: Setting): Phrased {
	const verb = nameLabel(fact.subject.label).isPlural ? "are" : "is";
	const [subject, anchor] = [definite(fact.subject), definite(fact.anchor)];
	const wrong = random.shuffle(DIRECTIONS.filter((direction) => direction !== fact.type));
	return {
		stem: random.pick([
			`Where in the picture ${verb} ${subject}, relative to ${anchor}?`,
			`Where ${verb} ${subject} in the picture, compared with ${anchor}?`,
			`Relative to ${anchor}, where in the picture ${verb} ${subject}?`,
		]),
		options: wrong.toSpliced(place, 0, fact.type).map((direction) => sentenceCase(`${DIRECTION_PHRASE[direction]} ${anchor}`)),
		evidence: [fact.subject, fact.anchor],
		derivation: { rule: "relation", subject: fact.subject.key, anchor: fact.anchor.key },
		// Their boxes decide where they are, and all boxes of their labels that "the" can mean only them.
		parts: [fact.subject.key, fact.anchor.key, labelPart(fact.subject.label), labelPart(fact.anchor.label)],
	};
}

const DIRECTION_PHRASE: Readonly<Record<Direction, string>> = { left: "to the left of", right: "to the right of", above: "above", below: "below" };

function definite(region: Region): string {
	return nameLabel(region.label).definite;
}
