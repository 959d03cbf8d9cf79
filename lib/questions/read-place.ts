import { type Box, boxAreaPx2, boxCenter } from "#lib/geometry/box.ts";
import { sharedAreaPx2 } from "#lib/geometry/box-overlap.ts";
import { labelPart } from "#lib/history/part-hash.ts";
import type { ImageContent, Region } from "#lib/images/schema.ts";
import { isSpokenOf } from "#lib/questions/is-spoken-of.ts";
import { markLabel } from "#lib/questions/mark-label.ts";
import { nameLabel } from "#lib/questions/name-label.ts";
import type { Reading, Verdict } from "#lib/questions/reading.ts";
import { type Derivation, DIRECTIONS, type Direction, type QuestionContent } from "#lib/questions/schema.ts";
import { sentenceCase } from "#lib/text/sentence-case.ts";

type PlaceDerivation = Extract<Derivation, { rule: "direction" | "relation" | "nearest" }>;

/** Reads what is asked about where things are, seen from one another. */
export function readPlace(derivation: PlaceDerivation, question: QuestionContent, image: ImageContent): Reading {
	switch (derivation.rule) {
		case "direction":
			return readDirection(derivation, question, image);
		case "relation":
			return readRelation(derivation, question, image);
		case "nearest":
			return readNearest(derivation, question, image);
		default:
			return derivation satisfies never;
	}
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
		...referTo(anchor, question, image),
		evidence: [anchor, ...targets.flat().map((target) => target.key)],
		parts: [anchor, ...[from?.label ?? "", ...labels].map(labelPart), ...(targets.some((regions) => regions.length === 0) ? ["captions"] : [])],
	};
}

function readRelation({ subject, anchor }: Extract<Derivation, { rule: "relation" }>, question: QuestionContent, image: ImageContent): Reading {
	const [target, from] = [findRegion(image, subject), findRegion(image, anchor)];
	const said = question.options.map((option) => DIRECTIONS.find((direction) => AXES[direction].words.test(option.toLowerCase())));
	const verdicts = said.map((direction): Verdict => (direction && target && from ? judge(direction, target.box, from.box) : "unsure"));
	const referred = referTo(subject, question, image);
	return {
		type: said[verdicts.indexOf("holds")] ?? null,
		verdicts,
		options: said.map((direction) => sentenceCase(direction ? `${DIRECTION_WORDS[direction]} ${definite(from)}` : "")),
		stem: /^(?:.+, w|W)here .+\?$/,
		marks: referred.marks,
		named: [...referred.named, definite(from)],
		faults: [...referred.faults, ...namingFaults(anchor, image)],
		evidence: [subject, anchor],
		parts: [subject, anchor, ...[target, from].map((region) => labelPart(region?.label ?? ""))],
	};
}

const DIRECTION_WORDS: Readonly<Record<Direction, string>> = { left: "to the left of", right: "to the right of", above: "above", below: "below" };

/** Another label's region that covers more of the right one may be taken for it. */
const COVERED_FRACTION_MAX = 0.2;

/** Nearest both by the gap between boxes and from centre to centre; where the two disagree, or a wrong label covers the right thing, it is unsure. */
function readNearest({ anchor, labels }: Extract<Derivation, { rule: "nearest" }>, question: QuestionContent, image: ImageContent): Reading {
	const from = findRegion(image, anchor);
	const targets = labels.map((label) => image.regions.filter((region) => region.label === label && region.key !== anchor));
	const measures = targets.map((regions) => {
		const least = (measure: (box: Box, other: Box) => number): number =>
			Math.min(...regions.map((region) => (from ? measure(region.box, from.box) : Number.NaN)), Number.POSITIVE_INFINITY);
		return { gap: least(gapPx), centres: least(centresPx), isCrowd: regions.some((region) => region.crowd) };
	});
	const verdicts = question.options.map((_, index): Verdict => {
		const [label, own, regions] = [labels[index], measures[index], targets[index]];
		if (label === undefined || !own || !regions || !from || own.isCrowd) return "unsure";
		if (regions.length === 0) return isSpokenOf(label, image) ? "unsure" : "fails";
		const others = measures.filter((other) => other !== own);
		const wins = [others.every((other) => own.gap <= other.gap), others.every((other) => own.centres < other.centres)];
		if (wins.every(Boolean)) return isCoveredBy(regions, targets.filter((other) => other !== regions).flat()) ? "unsure" : "holds";
		return wins.some(Boolean) ? "unsure" : "fails";
	});
	return {
		type: "nearest",
		verdicts,
		options: labels.map((label) => sentenceCase(nameLabel(label).indefinite)),
		stem: /^.*[Ww]hich (?:one )?of these .*\b(?:nearest|closest) to\b.*\?$/,
		...referTo(anchor, question, image),
		evidence: [anchor, ...targets.flat().map((target) => target.key)],
		parts: [anchor, ...[from?.label ?? "", ...labels].map(labelPart), ...(targets.some((regions) => regions.length === 0) ? ["captions"] : [])],
	};
}

function isCoveredBy(regions: readonly Region[], others: readonly Region[]): boolean {
	return regions.every(({ box }) => others.some((other) => sharedAreaPx2(box, other.box) > COVERED_FRACTION_MAX * boxAreaPx2(box)));
}

function gapPx(a: Box, b: Box): number {
	const across = Math.max(0, a.x - b.x - b.width, b.x - a.x - a.width);
	const along = Math.max(0, a.y - b.y - b.height, b.y - a.y - a.height);
	return Math.hypot(across, along);
}

function centresPx(a: Box, b: Box): number {
	const [to, from] = [boxCenter(a), boxCenter(b)];
	return Math.hypot(to.x - from.x, to.y - from.y);
}

/** How the stem must refer to a region: by its name, which then means one thing only, or by a mark. */
function referTo(key: string, question: QuestionContent, image: ImageContent): Pick<Reading, "named" | "marks" | "faults"> {
	const region = findRegion(image, key);
	const isMarked = question.mentions.some((mention) => mention.region === key);
	if (!isMarked) return { named: [definite(region)], marks: [], faults: namingFaults(key, image) };
	const words = region ? markLabel(region.label) : "";
	return { named: [words], marks: [{ words, region: key }], faults: [...absenceFaults(key, image), ...(region?.crowd ? [`${key} bounds a crowd`] : [])] };
}

function findRegion(image: ImageContent, key: string): Region | undefined {
	return image.regions.find((region) => region.key === key);
}

/** "The dog" needs exactly one dog. */
function namingFaults(key: string, image: ImageContent): readonly string[] {
	const region = findRegion(image, key);
	if (!region) return absenceFaults(key, image);
	const alike = image.regions.filter((other) => other.label === region.label);
	if (alike.length > 1) return [`"${definite(region)}" could be any of ${alike.length}`];
	return region.crowd ? [`${key} bounds a crowd`] : [];
}

function absenceFaults(key: string, image: ImageContent): readonly string[] {
	return findRegion(image, key) ? [] : [`the image has no region ${key}`];
}

function definite(region: Region | undefined): string {
	return region ? nameLabel(region.label).definite : "";
}
