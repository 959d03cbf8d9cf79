import { labelPart } from "#lib/history/part-hash.ts";
import { markLabel } from "#lib/questions/mark-label.ts";
import { nameLabel } from "#lib/questions/name-label.ts";
import { DIRECTIONS } from "#lib/questions/schema.ts";
import type { Anchor, Fact } from "#lib/synthesis/fact.ts";
import type { Phrased, Placing } from "#lib/synthesis/phrased.ts";
import { TRACE_WORDS } from "#lib/synthesis/trace-words.ts";
import { sentenceCase } from "#lib/text/sentence-case.ts";
import type { TracePiece } from "#lib/traces/lay-out-trace.ts";

type PlaceFact = Extract<Fact, { rule: "direction" | "relation" | "nearest" }>;

/** Words what is asked about where things are. */
export function phrasePlace(fact: PlaceFact, placing: Placing): Phrased {
	switch (fact.rule) {
		case "direction":
			return phraseDirection(fact, placing);
		case "relation":
			return phraseRelation(fact, placing);
		case "nearest":
			return phraseNearest(fact, placing);
		default:
			return fact satisfies never;
	}
}

function phraseDirection(fact: Extract<Fact, { rule: "direction" }>, { place, random }: Placing): Phrased {
	const where = TRACE_WORDS.direction[fact.type];
	const anchor = referTo(fact.anchor);
	return {
		stem: random.pick<readonly TracePiece[]>([
			[`Which of these is ${where} `, anchor, " in the picture?"],
			[`In the picture, which of these is ${where} `, anchor, "?"],
			[`Looking at the picture, which one of these is ${where} `, anchor, "?"],
		]),
		...amongKinds(fact, place),
		derivation: { rule: "direction", direction: fact.type, anchor: fact.anchor.region.key, labels: labelsOf(fact, place) },
	};
}

function phraseNearest(fact: Extract<Fact, { rule: "nearest" }>, { place, random }: Placing): Phrased {
	const anchor = referTo(fact.anchor);
	return {
		stem: random.pick<readonly TracePiece[]>([
			["Which of these appears closest to ", anchor, " in the picture?"],
			["In the picture, which of these is closest to ", anchor, "?"],
			["Looking at the picture, which one of these is nearest to ", anchor, "?"],
		]),
		...amongKinds(fact, place),
		derivation: { rule: "nearest", anchor: fact.anchor.region.key, labels: labelsOf(fact, place) },
	};
}

type AmongKinds = Extract<Fact, { rule: "direction" | "nearest" }>;

function labelsOf(fact: AmongKinds, place: number): string[] {
	return fact.wrong.toSpliced(place, 0, fact.right).map((kind) => kind.label);
}

function amongKinds(fact: AmongKinds, place: number): Pick<Phrased, "options" | "evidence" | "parts"> {
	const kinds = fact.wrong.toSpliced(place, 0, fact.right);
	const { region } = fact.anchor;
	return {
		options: kinds.map(({ label }) => sentenceCase(nameLabel(label).indefinite)),
		evidence: [region, ...kinds.flatMap((kind) => kind.regions)],
		parts: [region.key, ...[region.label, ...labelsOf(fact, place)].map(labelPart), ...(kinds.some((kind) => kind.regions.length === 0) ? ["captions"] : [])],
	};
}

/** By its name, or by words that mark it. */
function referTo({ region, isMarked }: Anchor): TracePiece {
	return isMarked ? { text: markLabel(region.label), region: region.key } : nameLabel(region.label).definite;
}

function phraseRelation(fact: Extract<Fact, { rule: "relation" }>, { place, random }: Placing): Phrased {
	const { region: from } = fact.subject;
	const verb = nameLabel(from.label).isPlural ? "are" : "is";
	const [subject, anchor] = [referTo(fact.subject), nameLabel(fact.anchor.label).definite];
	const wrong = random.shuffle(DIRECTIONS.filter((direction) => direction !== fact.type));
	return {
		stem: random.pick<readonly TracePiece[]>([
			[`Where in the picture ${verb} `, subject, `, relative to ${anchor}?`],
			[`Where ${verb} `, subject, ` in the picture, compared with ${anchor}?`],
			[`Relative to ${anchor}, where in the picture ${verb} `, subject, "?"],
		]),
		options: wrong.toSpliced(place, 0, fact.type).map((direction) => sentenceCase(`${TRACE_WORDS.direction[direction]} ${anchor}`)),
		evidence: [from, fact.anchor],
		derivation: { rule: "relation", subject: from.key, anchor: fact.anchor.key },
		// Their boxes decide where they are, and all boxes of their labels that "the" can mean only them.
		parts: [from.key, fact.anchor.key, labelPart(from.label), labelPart(fact.anchor.label)],
	};
}
