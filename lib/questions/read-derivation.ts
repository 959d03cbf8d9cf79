import { type Box, boxCenter } from "#lib/geometry/box.ts";
import { labelPart } from "#lib/history/part-hash.ts";
import type { ImageContent, Region } from "#lib/images/schema.ts";
import { captionWords } from "#lib/questions/caption-words.ts";
import { nameLabel } from "#lib/questions/name-label.ts";
import { type Derivation, DIRECTIONS, type Direction, type QuestionContent, type QuestionType } from "#lib/questions/schema.ts";
import { plainWords } from "#lib/text/plain-words.ts";
import { sentenceCase } from "#lib/text/sentence-case.ts";

export type Verdict = "holds" | "fails" | "unsure";

/** What a derivation says that the question must be. */
export type Reading = {
	readonly type: QuestionType | null;
	readonly verdicts: readonly Verdict[];
	/** What each option must say, in order. */
	readonly options: readonly string[];
	readonly stem: RegExp;
	/** Names that the stem must use. */
	readonly named: readonly string[];
	readonly evidence: readonly string[];
	/** Parts of the image on which the answer rests. */
	readonly parts: readonly string[];
	readonly faults: readonly string[];
};

/** Reads a derivation against the image's regions, by the table of its rules. */
export function readDerivation(derivation: Derivation, question: QuestionContent, image: ImageContent): Reading {
	switch (derivation.rule) {
		case "count":
			return readCount(derivation, question, image);
		case "presence":
			return readPresence(derivation, question, image);
		case "direction":
			return readDirection(derivation, question, image);
		case "relation":
			return readRelation(derivation, question, image);
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

function readPresence({ labels }: Extract<Derivation, { rule: "presence" }>, question: QuestionContent, image: ImageContent): Reading {
	const regionsOf = (label: string): readonly Region[] => image.regions.filter((region) => region.label === label);
	const verdicts = question.options.map((_, index): Verdict => {
		const label = labels[index];
		if (label === undefined) return "unsure";
		const regions = regionsOf(label);
		if (regions.length > 0) return regions.some((region) => region.crowd) ? "unsure" : "holds";
		return isSpokenOf(label, image) ? "unsure" : "fails";
	});
	return {
		type: "presence",
		verdicts,
		options: labels.map((label) => sentenceCase(nameLabel(label).indefinite)),
		stem: /^Which of these is in the picture\?$/,
		named: [],
		evidence: labels.flatMap((label, index) => (verdicts[index] === "holds" ? regionsOf(label).map((region) => region.key) : [])),
		parts: [...labels.map(labelPart), "captions"],
		faults: [],
	};
}

function isSpokenOf(label: string, image: ImageContent): boolean {
	const words = new Set(captionWords(label).any);
	return image.captions.some((caption) => {
		const said = plainWords(caption.text).split(" ");
		return said.some((word, at) => words.has(word) || words.has(`${word} ${said[at + 1]}`) || words.has(`${word} ${said[at + 1]} ${said[at + 2]}`));
	});
}

/** Along which axis a direction runs, and which way it grows. */
const AXES = {
	left: { along: "x", across: "y", sign: -1, words: /\bto the left of\b/ },
	right: { along: "x", across: "y", sign: 1, words: /\bto the right of\b/ },
	above: { along: "y", across: "x", sign: -1, words: /\babove\b/ },
	below: { along: "y", across: "x", sign: 1, words: /\bbelow\b/ },
} as const;

const DOMINANCE = 2;

/** Centre to centre: surely in the direction on the dominant axis, surely not where it is level or on the other side, or another axis dominates. */
function judge(direction: Direction, target: Box, anchor: Box): Verdict {
	const { along, across, sign } = AXES[direction];
	const [to, from] = [boxCenter(target), boxCenter(anchor)];
	const run = sign * (to[along] - from[along]);
	const rise = Math.abs(to[across] - from[across]);
	if (run > 0 && run >= DOMINANCE * rise) return "holds";
	return run <= 0 || rise >= DOMINANCE * run ? "fails" : "unsure";
}

function readDirection({ direction, anchor, labels }: Extract<Derivation, { rule: "direction" }>, question: QuestionContent, image: ImageContent): Reading {
	const from = findRegion(image, anchor);
	const targets = labels.map((label) => image.regions.filter((region) => region.label === label && region.key !== anchor));
	const verdicts = question.options.map((_, index): Verdict => {
		const [label, regions] = [labels[index], targets[index]];
		if (label === undefined || regions === undefined || !from) return "unsure";
		const judged = regions.map((target) => (target.crowd ? "unsure" : judge(direction, target.box, from.box)));
		if (judged.includes("holds")) return "holds";
		return judged.includes("unsure") || (judged.length === 0 && isSpokenOf(label, image)) ? "unsure" : "fails";
	});
	return {
		type: direction,
		verdicts,
		options: labels.map((label) => sentenceCase(nameLabel(label).indefinite)),
		stem: new RegExp(`^.*[Ww]hich (?:one )?of these .*${AXES[direction].words.source}.*\\?$`),
		named: [definite(from)],
		evidence: [anchor, ...targets.flat().map((target) => target.key)],
		parts: [anchor, ...[from?.label ?? "", ...labels].map(labelPart), ...(targets.some((regions) => regions.length === 0) ? ["captions"] : [])],
		faults: namingFaults([anchor], image),
	};
}

function readRelation({ subject, anchor }: Extract<Derivation, { rule: "relation" }>, question: QuestionContent, image: ImageContent): Reading {
	const [target, from] = [findRegion(image, subject), findRegion(image, anchor)];
	const said = question.options.map((option) => DIRECTIONS.find((direction) => AXES[direction].words.test(option.toLowerCase())));
	const verdicts = said.map((direction): Verdict => (direction && target && from ? judge(direction, target.box, from.box) : "unsure"));
	return {
		type: said[verdicts.indexOf("holds")] ?? null,
		verdicts,
		options: said.map((direction) => sentenceCase(direction ? `${DIRECTION_WORDS[direction]} ${definite(from)}` : "")),
		stem: /^(?:.+, w|W)here .+\?$/,
		named: [definite(target), definite(from)],
		evidence: [subject, anchor],
		parts: [subject, anchor, ...[target, from].map((region) => labelPart(region?.label ?? ""))],
		faults: namingFaults([subject, anchor], image),
	};
}

const DIRECTION_WORDS: Readonly<Record<Direction, string>> = { left: "to the left of", right: "to the right of", above: "above", below: "below" };

function findRegion(image: ImageContent, key: string): Region | undefined {
	return image.regions.find((region) => region.key === key);
}

/** "The dog" needs exactly one dog. */
function namingFaults(keys: readonly string[], image: ImageContent): readonly string[] {
	return keys.flatMap((key) => {
		const region = findRegion(image, key);
		if (!region) return [`the image has no region ${key}`];
		const alike = image.regions.filter((other) => other.label === region.label);
		if (alike.length > 1) return [`"${definite(region)}" could be any of ${alike.length}`];
		return region.crowd ? [`${key} bounds a crowd`] : [];
	});
}

function definite(region: Region | undefined): string {
	return region ? nameLabel(region.label).definite : "";
}
