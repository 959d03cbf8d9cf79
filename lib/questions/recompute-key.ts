import type { Box } from "#lib/geometry/box.ts";
import { partHash, partsOf } from "#lib/history/part-hash.ts";
import type { ImageContent } from "#lib/images/schema.ts";
import type { ParentQuestion } from "#lib/questions/compute-composed-key.ts";
import { readDerivation } from "#lib/questions/read-derivation.ts";
import type { Reading } from "#lib/questions/reading.ts";
import { type Mention, OPTION_LETTERS, type OptionLetter, type QuestionContent } from "#lib/questions/schema.ts";

export type Recomputed = {
	/** The only option that the picture's regions make true; null where none or several are. */
	readonly key: OptionLetter | null;
	/** In what the question differs from what its derivation says, in words for people; empty where it is as it must be. */
	readonly differences: readonly string[];
};

/**
 * The second opinion on a rule-written question: from its derivation and the image's regions alone, by tables, and sharing nothing
 * with the writer but the names of labels. It asks for one true option, all others surely false, and for stem, options, evidence
 * and what the question rests on as the derivation wants them. A composed question's key comes out of its parents' keys, which are given
 * as they were when it was made, in its order.
 */
export function recomputeKey(question: QuestionContent, image: ImageContent, parents: readonly ParentQuestion[] = []): Recomputed {
	if (!question.derivation) return { key: null, differences: ["it has no derivation to recompute from"] };
	const reading = readDerivation(question.derivation, { question, image, parents });
	const holding = reading.verdicts.flatMap((verdict, index) => (verdict === "holds" ? [OPTION_LETTERS[index] ?? "A"] : []));
	const key = holding.length === 1 ? (holding[0] ?? null) : null;
	const differences = [
		...reading.faults,
		...(key === question.key
			? []
			: [`the key is ${question.key}, and by the regions ${holding.length === 0 ? "none holds" : `${holding.join(" and ")} holds`}`]),
		...reading.verdicts.flatMap((verdict, index) => (verdict === "unsure" ? [`option ${OPTION_LETTERS[index]} is neither surely right nor surely wrong`] : [])),
		...optionDifferences(question, reading),
		...stemDifferences(question, reading),
		...markDifferences(question, reading),
		...evidenceDifferences(question, image, reading),
		...groundDifferences(question, image, reading),
	];
	return { key, differences };
}

function optionDifferences(question: QuestionContent, reading: Reading): readonly string[] {
	const texts = question.options.map((option) => option.trim().toLowerCase());
	return [
		...(question.options.length === OPTIONS ? [] : [`it has ${question.options.length} options, not ${OPTIONS}`]),
		...(new Set(texts).size === texts.length ? [] : ["two options say the same"]),
		...(reading.options.length === question.options.length ? [] : [`its derivation speaks of ${reading.options.length} options`]),
		...question.options.flatMap((option, index) => {
			const wanted = reading.options[index];
			if (option === wanted) return [];
			return [`option ${OPTION_LETTERS[index]} says "${option}"${wanted ? ` where "${wanted}" belongs` : ", which its derivation does not know"}`];
		}),
	];
}

const OPTIONS = 4;

function stemDifferences(question: QuestionContent, reading: Reading): readonly string[] {
	return [
		...(reading.type === question.type ? [] : [`its type is ${question.type}, and its derivation makes it ${reading.type ?? "none"}`]),
		...(reading.stem.test(question.stem) ? [] : ["its stem asks something else"]),
		...reading.named.filter((name) => !question.stem.includes(name)).map((name) => `its stem does not name ${name}`),
	];
}

function markDifferences({ stem, mentions }: QuestionContent, { marks }: Reading): readonly string[] {
	const letters = Array.from(stem);
	const isMark = (mention: Mention): boolean =>
		marks.some(({ words, region }) => region === mention.region && letters.slice(mention.start, mention.end).join("") === words);
	return [
		...mentions.filter((mention) => !isMark(mention)).map(({ region }) => `its stem marks ${region}, or words for it, as its derivation does not`),
		...marks
			.filter(({ region }) => mentions.filter((mention) => mention.region === region).length !== 1)
			.map(({ region }) => `its stem does not mark ${region} once`),
	];
}

function evidenceDifferences(question: QuestionContent, image: ImageContent, reading: Reading): readonly string[] {
	const named = question.evidence.map((evidence) => evidence.region);
	const missing = reading.evidence.filter((key) => !named.includes(key)).map((key) => `region ${key} is missing from its evidence`);
	const wrong = question.evidence.flatMap(({ region: key, label, box }, index) => {
		if (!reading.evidence.includes(key) || named.indexOf(key) !== index) return [`region ${key} has no place in its evidence`];
		const region = image.regions.find((candidate) => candidate.key === key);
		return region && region.label === label && isSameBox(region.box, box) ? [] : [`its evidence ${key} is not the image's ${key}`];
	});
	return [...missing, ...wrong];
}

function isSameBox(a: Box, b: Box): boolean {
	return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}

/** What it rests on decides when it goes stale, so nothing may be missing there. */
function groundDifferences(question: QuestionContent, image: ImageContent, reading: Reading): readonly string[] {
	const parts = partsOf(image);
	const pinned = new Map(question.restsOn.filter((rest) => rest.kind === "image" && rest.key === question.image).map((rest) => [rest.part, rest.hash]));
	return [...new Set(reading.parts)].flatMap((part) => {
		const hash = pinned.get(part);
		if (hash === undefined) return [`it does not say that it rests on ${part}`];
		return hash === partHash(parts, part).toString("hex") ? [] : [`${part} of the image has changed since it was written`];
	});
}
