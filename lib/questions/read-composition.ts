import { labelPart } from "#lib/history/part-hash.ts";
import type { ImageContent } from "#lib/images/schema.ts";
import { ablateParents, computeComposedKey, type ParentQuestion } from "#lib/questions/compute-composed-key.ts";
import { CATEGORIES } from "#lib/questions/label-categories.ts";
import { listToldAnswers } from "#lib/questions/list-told-answers.ts";
import { nameLabel } from "#lib/questions/name-label.ts";
import { NO_PAIR, namePair, ORDINALS } from "#lib/questions/name-pair.ts";
import { readWordedComposition } from "#lib/questions/read-worded-composition.ts";
import type { CompositionForm, Reading } from "#lib/questions/reading.ts";
import { type Derivation, OPTION_LETTERS, type QuestionContent } from "#lib/questions/schema.ts";
import { canonicalJson } from "#lib/text/canonical-json.ts";
import { plainWords } from "#lib/text/plain-words.ts";
import { sentenceCase } from "#lib/text/sentence-case.ts";

type ComposedDerivation = Extract<Derivation, { rule: "chain" | "difference" | "same" | "sum" | "elimination" | "conjunction" | "reference" | "remainder" }>;
type Read = { readonly question: QuestionContent; readonly image: ImageContent; readonly parents: readonly ParentQuestion[] };

/** Reads a composed question: its key out of its parents' keys, and that each of them is needed. */
export function readComposition(derivation: ComposedDerivation, { question, image, parents }: Read): Reading {
	const key = computeComposedKey({ question, parents, image });
	const form = formOf(derivation, { question, image, parents });
	return {
		...form,
		verdicts: question.options.map((_, index) => (key === null ? "unsure" : OPTION_LETTERS[index] === key ? "holds" : "fails")),
		evidence: [...new Set(parents.flatMap(({ content }) => content.evidence.map(({ region }) => region)))],
		faults: [
			...form.faults,
			...parentFaults({ question, image, parents }),
			...ablationFaults({ question, image, parents }),
			...tellingFaults(question, parents),
		],
	};
}

function formOf(derivation: ComposedDerivation, read: Read): CompositionForm {
	const { question, parents } = read;
	// A model worded it: no table knows its words.
	if (question.generations) return readWordedComposition(derivation, read);
	const plurals = parents.flatMap(({ content }) => (content.derivation?.rule === "count" ? [nameLabel(content.derivation.label).plural] : []));
	const numbers = { options: question.options, marks: [], parts: [], faults: numberFaults(question.options) };
	switch (derivation.rule) {
		case "sum":
			return { ...numbers, type: "combination", stem: /^(?:How many|Taken together, how many|Counting) .+\?$/, named: plurals };
		case "difference":
			return { ...numbers, type: "comparison", stem: /^(?:How many more .+ than .+|By how many .+)\?$/, named: plurals };
		case "same":
			return sameForm(read);
		case "elimination":
			return {
				type: "elimination",
				options: derivation.labels.map((label) => sentenceCase(nameLabel(label).indefinite)),
				stem: /^Which of these (?:is not in the picture|does the picture not show|is missing from the picture)\?$/,
				named: [],
				marks: [],
				parts: [...derivation.labels.filter((_, index) => OPTION_LETTERS[index] === question.key).map(labelPart), "captions"],
				faults: eliminationFaults(derivation.labels, read),
			};
		case "chain":
			return chainForm(read);
		case "conjunction":
		case "reference":
		case "remainder":
			return readWordedComposition(derivation, read);
		default:
			return derivation satisfies never;
	}
}

function sameForm({ question, parents }: Read): CompositionForm {
	const marks = parents.flatMap(({ content }, index) =>
		content.derivation?.rule === "identity" ? [{ words: ORDINALS[index] ?? "", region: content.derivation.region }] : [],
	);
	const pairs = parents.flatMap((_, one) => parents.flatMap((_other, other) => (other > one ? [namePair(one, other)] : [])));
	return {
		type: "comparison",
		options: question.options,
		stem: /^Of .+ marked region, which two(?:, if any,)? show the same kind of thing\?$/,
		named: marks.map(({ words }) => words),
		marks,
		parts: [],
		faults: [
			...(marks.length === parents.length ? [] : ["not all of its parents are about a marked region"]),
			...question.options
				.filter((option) => option !== NO_PAIR && !pairs.includes(option))
				.map((option) => `the option "${option}" names no two of its parents' regions`),
		],
	};
}

/** What is left over must surely not be there: the parents only say of the others that they are. */
function eliminationFaults(labels: readonly string[], { question, image }: Read): readonly string[] {
	const left = labels[OPTION_LETTERS.indexOf(question.key)];
	return image.regions.some((region) => region.label === left) ? [`the image has a ${left}`] : [];
}

function numberFaults(options: readonly string[]): readonly string[] {
	const sorted = options.map((option) => (/^(0|[1-9]\d*)$/.test(option) ? Number(option) : Number.NaN)).sort((a, b) => a - b);
	const isInARow = sorted.every((number, index) => index === 0 || number - 1 === sorted[index - 1]) && !sorted.some(Number.isNaN);
	return isInARow ? [] : [`its options ${options.join(", ")} are not numbers in a row`];
}

function chainForm({ question, image, parents }: Read): CompositionForm {
	const [first, second] = parents.map(({ content }) => content);
	const referent = first?.derivation;
	const strange = question.options
		.filter((option) => !second?.options.includes(option))
		.map((option) => `the option "${option}" is none of its second parent's`);
	const shared = { type: "chain", options: question.options, stem: CHAIN_STEMS[second?.derivation?.rule ?? ""] ?? /^$/ } as const;
	if (referent?.rule === "identity") {
		const words = "the marked region";
		return { ...shared, named: [words], marks: [{ words, region: referent.region }], parts: [], faults: strange };
	}
	if (referent?.rule === "category") {
		const category = CATEGORIES.find(({ name }) => name === referent.category);
		const there = image.regions.filter((region) => category?.labels.includes(plainWords(region.label)));
		return {
			...shared,
			named: [`the ${referent.category}`],
			marks: [],
			parts: (category?.labels ?? []).map(labelPart),
			faults: [...strange, ...(there.length === 1 ? [] : [`"the ${referent.category}" could be any of ${there.length}`])],
		};
	}
	return { ...shared, named: [], marks: [], parts: [], faults: [...strange, "its first parent names no thing"] };
}

const CHAIN_STEMS: Readonly<Record<string, RegExp>> = {
	count: /^Counting the one in .+, how many of its kind .+\?$/,
	direction: /^.*[Ww]hich of these .*\b(?:to the left of|to the right of|above|below)\b.*\?$/,
	nearest: /^.*[Ww]hich (?:one )?of these .*\bclosest to\b.*\?$/,
	relation: /^(?:.+, w|W)here .+\?$/,
	attribute: /^What .+\?$/,
};

function parentFaults({ question, parents }: Read): readonly string[] {
	const linked = question.restsOn.filter((rest) => rest.role === "parent");
	const regions = new Set(parents.flatMap(({ content }) => content.evidence.map(({ region }) => region)));
	return [
		...(parents.length >= 2 && parents.length <= 4 ? [] : [`it has ${parents.length} parents at hand, and needs two to four`]),
		...parents.filter(({ content }) => content.image !== question.image).map(({ key }) => `its parent ${key} is about another image`),
		...parents.filter(({ content }) => content.stage !== "grounded").map(({ key }) => `its parent ${key} is composed itself`),
		...(regions.size >= 2 ? [] : ["its parents rest on fewer than two regions"]),
		...question.parents
			.filter(({ key, hash }) => !linked.some((rest) => rest.kind === "question" && rest.key === key && rest.hash === hash && rest.part === ""))
			.map(({ key }) => `it does not say that it rests on its parent ${key}`),
	];
}

function ablationFaults(read: Read): readonly string[] {
	const expected = ablateParents(read);
	return [
		...(canonicalJson(read.question.ablations ?? []) === canonicalJson(expected) ? [] : ["its evidence that no parent can be left out is not what comes out"]),
		...expected
			.filter(({ instead }) => instead.every(({ key }) => key === read.question.key))
			.map(({ parent }) => `the key follows without its parent ${parent}`),
	];
}

function tellingFaults(question: QuestionContent, parents: readonly ParentQuestion[]): readonly string[] {
	return listToldAnswers(question.stem, parents).map(({ key }) => `its stem gives away the answer of its parent ${key}`);
}
