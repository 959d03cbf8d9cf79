import { labelPart } from "#lib/history/part-hash.ts";
import type { ImageContent } from "#lib/images/schema.ts";
import { CATEGORIES } from "#lib/questions/label-categories.ts";
import { nameLabel } from "#lib/questions/name-label.ts";
import { pinParts } from "#lib/questions/pin-parts.ts";
import { OPTION_LETTERS, type QuestionContent } from "#lib/questions/schema.ts";
import { chooseNumbers } from "#lib/synthesis/choose-numbers.ts";
import type { Fact } from "#lib/synthesis/fact.ts";
import { phraseLook } from "#lib/synthesis/phrase-look.ts";
import { phrasePlace } from "#lib/synthesis/phrase-place.ts";
import type { Phrased, Placing } from "#lib/synthesis/phrased.ts";
import { sentenceCase } from "#lib/text/sentence-case.ts";
import { layOutTrace } from "#lib/traces/lay-out-trace.ts";

type Setting = Placing & { readonly imageKey: string; readonly image: ImageContent };

/**
 * Words a fact as a question with four options. The stem marks at most what is asked about or looked from: with the coordinates of both things
 * beside the words, an exported question about directions could be answered without looking.
 */
export function phraseQuestion(fact: Fact, setting: Setting): QuestionContent {
	const phrased = phrase(fact, setting);
	const stem = layOutTrace([{ pieces: phrased.stem }]);
	return {
		v: 1,
		kind: "question",
		image: setting.imageKey,
		stage: "grounded",
		type: fact.type,
		origin: "rule",
		stem: stem.text,
		mentions: stem.mentions,
		options: [...phrased.options],
		key: OPTION_LETTERS[setting.place] ?? "A",
		evidence: phrased.evidence.map(({ key, label, box }) => ({ region: key, label, box })),
		derivation: phrased.derivation,
		restsOn: pinParts({ key: setting.imageKey, content: setting.image }, phrased.parts),
		parents: [],
	};
}

function phrase(fact: Fact, placing: Placing): Phrased {
	switch (fact.rule) {
		case "count":
			return phraseCount(fact, placing);
		case "presence":
		case "category":
			return phrasePresence(fact, placing);
		case "direction":
		case "relation":
		case "nearest":
			return phrasePlace(fact, placing);
		case "largest":
		case "identity":
		case "attribute":
		case "having":
			return phraseLook(fact, placing);
		default:
			return fact satisfies never;
	}
}

/** Four numbers without a gap, the right one anywhere among them, in an order that tells nothing. */
function phraseCount({ kind }: Extract<Fact, { rule: "count" }>, { place, random }: Placing): Phrased {
	const { plural } = nameLabel(kind.label);
	return {
		stem: [
			random.pick([
				`How many ${plural} are in the picture?`,
				`How many ${plural} can you see in the picture?`,
				`How many ${plural} does the picture show?`,
				`How many ${plural} are there in this picture?`,
			]),
		],
		options: chooseNumbers(kind.regions.length, { place, random }),
		evidence: kind.regions,
		derivation: { rule: "count", label: kind.label },
		parts: [labelPart(kind.label)],
	};
}

function phrasePresence(fact: Extract<Fact, { rule: "presence" | "category" }>, { place, random }: Placing): Phrased {
	const labels = fact.wrong.toSpliced(place, 0, fact.right.label);
	const plural = fact.rule === "category" ? CATEGORIES.find(({ name }) => name === fact.category)?.plural : undefined;
	return {
		stem: [
			plural
				? random.pick([`Which of these ${plural} is in the picture?`, `Which of these ${plural} does the picture show?`])
				: random.pick(["Which of these is in the picture?", "Which of these does the picture show?"]),
		],
		options: labels.map((label) => sentenceCase(nameLabel(label).indefinite)),
		evidence: fact.right.regions,
		derivation: fact.rule === "category" ? { rule: "category", category: fact.category, labels } : { rule: "presence", labels },
		parts: [...labels.map(labelPart), "captions"],
	};
}
