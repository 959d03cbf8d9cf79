import { labelPart } from "#lib/history/part-hash.ts";
import type { ImageContent, Region } from "#lib/images/schema.ts";
import type { ParentQuestion } from "#lib/questions/compute-composed-key.ts";
import { isSpokenOf } from "#lib/questions/is-spoken-of.ts";
import { CATEGORIES } from "#lib/questions/label-categories.ts";
import { nameLabel } from "#lib/questions/name-label.ts";
import { readComposition } from "#lib/questions/read-composition.ts";
import { readLook } from "#lib/questions/read-look.ts";
import { readPlace } from "#lib/questions/read-place.ts";
import type { Reading, Verdict } from "#lib/questions/reading.ts";
import type { Derivation, QuestionContent } from "#lib/questions/schema.ts";
import { sentenceCase } from "#lib/text/sentence-case.ts";

type Read = { readonly question: QuestionContent; readonly image: ImageContent; readonly parents: readonly ParentQuestion[] };

/** Reads a derivation against the image's regions, and a composed one's against its parents, by the table of its rules. */
export function readDerivation(derivation: Derivation, { question, image, parents }: Read): Reading {
	switch (derivation.rule) {
		case "count":
			return readCount(derivation, question, image);
		case "presence":
		case "category":
			return readPresence(derivation, question, image);
		case "direction":
		case "relation":
		case "nearest":
			return readPlace(derivation, question, image);
		case "largest":
		case "identity":
		case "attribute":
		case "having":
			return readLook(derivation, question, image);
		case "chain":
		case "difference":
		case "same":
		case "sum":
		case "elimination":
		case "conjunction":
		case "reference":
		case "remainder":
			return readComposition(derivation, { question, image, parents });
		default:
			return derivation satisfies never;
	}
}

function readCount({ label }: Extract<Derivation, { rule: "count" }>, question: QuestionContent, image: ImageContent): Reading {
	const regions = image.regions.filter((region) => region.label === label);
	const numbers = question.options.map((option) => (/^(0|[1-9]\d*)$/.test(option) ? Number(option) : Number.NaN));
	return {
		type: "counting",
		verdicts: question.options.map((option) => (Number(option) === regions.length ? "holds" : "fails")),
		options: question.options,
		stem: /^How many .+\?$/,
		named: [nameLabel(label).plural],
		marks: [],
		evidence: regions.map((region) => region.key),
		parts: [labelPart(label)],
		faults: [
			...regions.filter((region) => region.crowd).map((region) => `${region.key} bounds a crowd, which nobody can count`),
			...(isWithoutGap(numbers) ? [] : [`its options ${question.options.join(", ")} are not numbers in a row`]),
			...(regions.length === 0 ? [`the image has no ${label}`] : []),
		],
	};
}

function isWithoutGap(numbers: readonly number[]): boolean {
	const sorted = [...numbers].sort((a, b) => a - b);
	return sorted.every((number, index) => index === 0 || number - 1 === sorted[index - 1]);
}

function readPresence(derivation: Extract<Derivation, { rule: "presence" | "category" }>, question: QuestionContent, image: ImageContent): Reading {
	const { labels } = derivation;
	const category = derivation.rule === "category" ? CATEGORIES.find(({ name }) => name === derivation.category) : undefined;
	const regionsOf = (label: string): readonly Region[] => image.regions.filter((region) => region.label === label);
	const verdicts = question.options.map((_, index): Verdict => {
		const label = labels[index];
		if (label === undefined) return "unsure";
		const regions = regionsOf(label);
		if (regions.length > 0) return regions.some((region) => region.crowd) ? "unsure" : "holds";
		return isSpokenOf(label, image) ? "unsure" : "fails";
	});
	const outside = derivation.rule === "category" ? labels.filter((label) => !category?.labels.includes(label.toLowerCase())) : [];
	return {
		type: "presence",
		verdicts,
		options: labels.map((label) => sentenceCase(nameLabel(label).indefinite)),
		stem: derivation.rule === "category" ? /^(?:In the picture, w|W)hich of these .+\?$/ : /^Which of these (?:is in|does) (?:this|the) picture(?: show)?\?$/,
		named: category ? [category.plural] : [],
		marks: [],
		evidence: labels.flatMap((label, index) => (verdicts[index] === "holds" ? regionsOf(label).map((region) => region.key) : [])),
		parts: [...labels.map(labelPart), "captions"],
		faults: outside.map((label) => `${label} is none of the ${category?.plural ?? "things of its category"}`),
	};
}
