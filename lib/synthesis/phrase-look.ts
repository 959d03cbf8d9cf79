import { labelPart } from "#lib/history/part-hash.ts";
import type { AttributeName } from "#lib/images/schema.ts";
import { markLabel } from "#lib/questions/mark-label.ts";
import { nameLabel } from "#lib/questions/name-label.ts";
import type { Fact } from "#lib/synthesis/fact.ts";
import type { Phrased, Placing } from "#lib/synthesis/phrased.ts";
import type { Kind } from "#lib/synthesis/scene.ts";
import { sentenceCase } from "#lib/text/sentence-case.ts";
import type { TracePiece } from "#lib/traces/lay-out-trace.ts";

type LookFact = Extract<Fact, { rule: "largest" | "identity" | "attribute" | "having" }>;

/** Words what is asked about how things look. */
export function phraseLook(fact: LookFact, placing: Placing): Phrased {
	switch (fact.rule) {
		case "largest":
			return phraseLargest(fact, placing);
		case "identity":
			return phraseIdentity(fact, placing);
		case "attribute":
			return phraseAttribute(fact, placing);
		case "having":
			return phraseHaving(fact, placing);
		default:
			return fact satisfies never;
	}
}

function phraseLargest(fact: Extract<Fact, { rule: "largest" }>, { place, random }: Placing): Phrased {
	const kinds = fact.wrong.toSpliced(place, 0, fact.right);
	return {
		stem: [
			random.pick([
				"Which of these takes up the most space in the picture?",
				"Which one of these takes up the largest part of the picture?",
				"Which of these fills the largest part of the picture?",
			]),
		],
		...amongKinds(kinds),
		derivation: { rule: "largest", labels: kinds.map((kind) => kind.label) },
	};
}

function phraseIdentity({ region, wrong }: Extract<Fact, { rule: "identity" }>, { place, random }: Placing): Phrased {
	const kinds = wrong.toSpliced(place, 0, { label: region.label, regions: [region] });
	const mark = { text: "the marked region", region: region.key };
	return {
		stem: random.pick<readonly TracePiece[]>([
			["What is in ", mark, " of the picture?"],
			["What does ", mark, " show?"],
			["Which of these is in ", mark, "?"],
		]),
		options: kinds.map(({ label }) => sentenceCase(nameLabel(label).indefinite)),
		evidence: [region, ...wrong.flatMap((kind) => kind.regions)],
		derivation: { rule: "identity", region: region.key, labels: kinds.map(({ label }) => label) },
		parts: [region.key, ...kinds.map(({ label }) => labelPart(label)), ...(kinds.some(({ regions }) => regions.length === 0) ? ["captions"] : [])],
	};
}

function phraseAttribute({ subject, attribute, word, wrong }: Extract<Fact, { rule: "attribute" }>, { place }: Placing): Phrased {
	const { region, isMarked } = subject;
	const name = nameLabel(region.label);
	const verb = name.isPlural ? "are" : "is";
	const reference: TracePiece = isMarked ? { text: markLabel(region.label), region: region.key } : name.definite;
	return {
		stem: attribute === "material" ? [`What ${verb} `, reference, " made of?"] : [`What color ${verb} `, reference, "?"],
		options: wrong.toSpliced(place, 0, word).map(sentenceCase),
		evidence: [region],
		derivation: { rule: "attribute", region: region.key, attribute },
		parts: [region.key, labelPart(region.label)],
	};
}

function phraseHaving(fact: Extract<Fact, { rule: "having" }>, { place }: Placing): Phrased {
	const kinds = fact.wrong.toSpliced(place, 0, fact.right);
	return {
		stem: [HAVING_STEM[fact.attribute](fact.word)],
		...amongKinds(kinds),
		derivation: { rule: "having", attribute: fact.attribute, word: fact.word, labels: kinds.map((kind) => kind.label) },
	};
}

const HAVING_STEM: Readonly<Record<AttributeName, (word: string) => string>> = {
	color: (word) => `Which of these is ${word} in the picture?`,
	material: (word) => `Which of these is made of ${word}?`,
	size: (word) => `Which of these looks ${word} in the picture?`,
};

function amongKinds(kinds: readonly Kind[]): Pick<Phrased, "options" | "evidence" | "parts"> {
	return {
		options: kinds.map(({ label }) => sentenceCase(nameLabel(label).indefinite)),
		evidence: kinds.flatMap((kind) => kind.regions),
		parts: [...kinds.map(({ label }) => labelPart(label)), ...(kinds.some((kind) => kind.regions.length === 0) ? ["captions"] : [])],
	};
}
