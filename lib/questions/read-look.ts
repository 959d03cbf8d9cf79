import { boxAreaPx2 } from "#lib/geometry/box.ts";
import { sharedAreaPx2 } from "#lib/geometry/box-overlap.ts";
import { labelPart } from "#lib/history/part-hash.ts";
import type { ImageContent, Region } from "#lib/images/schema.ts";
import { attributeWord, attributeWordsApartFrom } from "#lib/questions/attribute-words.ts";
import { isSpokenOf } from "#lib/questions/is-spoken-of.ts";
import { markLabel } from "#lib/questions/mark-label.ts";
import { nameLabel } from "#lib/questions/name-label.ts";
import type { Reading, Verdict } from "#lib/questions/reading.ts";
import type { Derivation, QuestionContent } from "#lib/questions/schema.ts";
import { sentenceCase } from "#lib/text/sentence-case.ts";

type LookDerivation = Extract<Derivation, { rule: "largest" | "identity" | "attribute" | "having" }>;

/** Reads what is asked about how things look: how large, what, of which color or material. */
export function readLook(derivation: LookDerivation, question: QuestionContent, image: ImageContent): Reading {
	switch (derivation.rule) {
		case "largest":
			return readLargest(derivation, question, image);
		case "identity":
			return readIdentity(derivation, question, image);
		case "attribute":
			return readAttribute(derivation, question, image);
		case "having":
			return readHaving(derivation, question, image);
		default:
			return derivation satisfies never;
	}
}

/** Another label's region that covers more of the evidence may be what a viewer sees there. */
const COVERED_FRACTION_MAX = 0.2;

/** The right one's largest box has at least so many times the area of all boxes of another label together. */
const LARGER_TIMES = 1.5;

function readLargest({ labels }: Extract<Derivation, { rule: "largest" }>, question: QuestionContent, image: ImageContent): Reading {
	const targets = labels.map((label) => image.regions.filter((region) => region.label === label));
	const areas = targets.map((regions) => regions.map((region) => boxAreaPx2(region.box)));
	const verdicts = question.options.map((_, index): Verdict => {
		const [label, own, regions] = [labels[index], areas[index], targets[index]];
		if (label === undefined || !own || !regions || regions.some((region) => region.crowd)) return "unsure";
		if (own.length === 0) return isSpokenOf(label, image) ? "unsure" : "fails";
		const others = areas.filter((other) => other !== own).map((all) => all.reduce((sum, area) => sum + area, 0));
		if (others.every((total) => Math.max(...own) >= LARGER_TIMES * total)) return coverOf(regions, targets.filter((other) => other !== regions).flat());
		const isBeaten = areas.some((other) => other !== own && Math.max(...other) >= LARGER_TIMES * own.reduce((sum, area) => sum + area, 0));
		return isBeaten ? "fails" : "unsure";
	});
	return {
		type: "size",
		verdicts,
		options: labels.map(optionOf),
		stem: /^.*[Ww]hich (?:one )?of these .*\b(?:largest part of|most space in)\b.*\?$/,
		named: [],
		marks: [],
		evidence: targets.flat().map((target) => target.key),
		parts: [...labels.map(labelPart), ...(targets.some((regions) => regions.length === 0) ? ["captions"] : [])],
		faults: [],
	};
}

function coverOf(regions: readonly Region[], others: readonly Region[]): Verdict {
	const [largest] = [...regions].sort((a, b) => boxAreaPx2(b.box) - boxAreaPx2(a.box));
	return largest && others.some((other) => covers(other, largest)) ? "unsure" : "holds";
}

function covers(region: Region, evidence: Region): boolean {
	return sharedAreaPx2(region.box, evidence.box) > COVERED_FRACTION_MAX * boxAreaPx2(evidence.box);
}

function readIdentity({ region: key, labels }: Extract<Derivation, { rule: "identity" }>, question: QuestionContent, image: ImageContent): Reading {
	const region = image.regions.find((one) => one.key === key);
	const verdicts = question.options.map((_, index): Verdict => {
		const label = labels[index];
		if (label === undefined || !region || region.crowd) return "unsure";
		if (label === region.label) return "holds";
		const regions = image.regions.filter((one) => one.label === label);
		if (regions.some((one) => covers(one, region) || covers(region, one))) return "unsure";
		return regions.length === 0 && isSpokenOf(label, image) ? "unsure" : "fails";
	});
	const words = "the marked region";
	return {
		type: "region",
		verdicts,
		options: labels.map(optionOf),
		stem: /^Wh(?:at|ich of these) .*the marked region.*\?$/,
		named: [words],
		marks: [{ words, region: key }],
		evidence: [key, ...image.regions.filter((one) => labels.includes(one.label) && one.label !== region?.label).map((one) => one.key)],
		parts: [key, ...labels.map(labelPart), ...(labels.some((label) => image.regions.every((one) => one.label !== label)) ? ["captions"] : [])],
		faults: region ? [] : [`the image has no region ${key}`],
	};
}

function readAttribute({ region: key, attribute }: Extract<Derivation, { rule: "attribute" }>, question: QuestionContent, image: ImageContent): Reading {
	const region = image.regions.find((one) => one.key === key);
	const word = attributeWord(attribute, region?.attributes?.[attribute]);
	const apart = word === null ? [] : attributeWordsApartFrom(attribute, word);
	const said = question.options.map((option) => option.toLowerCase());
	const isMarked = question.mentions.some((mention) => mention.region === key);
	const alike = image.regions.filter((one) => one.label === region?.label);
	const name = region ? (isMarked ? markLabel(region.label) : nameLabel(region.label).definite) : "";
	return {
		type: "attribute",
		verdicts: said.map((option) => (option === word ? "holds" : apart.includes(option) ? "fails" : "unsure")),
		options: said.map(sentenceCase),
		stem: attribute === "material" ? /^What (?:material )?(?:is|are) .+ made of\?$/ : /^What color (?:is|are) .+\?$/,
		named: [name],
		marks: isMarked ? [{ words: name, region: key }] : [],
		evidence: [key],
		parts: [key, labelPart(region?.label ?? "")],
		faults: [
			...(region ? [] : [`the image has no region ${key}`]),
			...(region?.crowd ? [`${key} bounds a crowd`] : []),
			...(!isMarked && alike.length > 1 ? [`"${name}" could be any of ${alike.length}`] : []),
		],
	};
}

function readHaving({ attribute, word, labels }: Extract<Derivation, { rule: "having" }>, question: QuestionContent, image: ImageContent): Reading {
	const targets = labels.map((label) => image.regions.filter((region) => region.label === label));
	const apart = attributeWordsApartFrom(attribute, word);
	const verdicts = question.options.map((_, index): Verdict => {
		const [label, regions] = [labels[index], targets[index]];
		if (label === undefined || !regions || regions.some((region) => region.crowd)) return "unsure";
		if (regions.length === 0) return isSpokenOf(label, image) ? "unsure" : "fails";
		const words = regions.map((region) => attributeWord(attribute, region.attributes?.[attribute]));
		if (words.every((one) => one === word)) return "holds";
		return words.every((one) => one !== null && apart.includes(one)) ? "fails" : "unsure";
	});
	return {
		type: "attribute",
		verdicts,
		options: labels.map(optionOf),
		stem: /^.*[Ww]hich of these .+\?$/,
		named: [word],
		marks: [],
		evidence: targets.flat().map((target) => target.key),
		parts: [...labels.map(labelPart), ...(targets.some((regions) => regions.length === 0) ? ["captions"] : [])],
		faults: [],
	};
}

function optionOf(label: string): string {
	return sentenceCase(nameLabel(label).indefinite);
}
