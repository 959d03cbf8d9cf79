import type { ImageContent } from "#lib/images/schema.ts";
import { OPTION_LETTERS, type QuestionContent, questionContentSchema } from "#lib/questions/schema.ts";
import type { DraftQuestion } from "#lib/synthesis/draft-question.ts";
import type { Rejection } from "#lib/synthesis/rejection.ts";
import { toModelQuestion } from "#lib/synthesis/to-model-question.ts";
import { breakPromptMarks } from "#lib/text/break-prompt-marks.ts";
import { findNearDuplicate } from "#lib/text/find-near-duplicate.ts";
import { type MinHash, minHash } from "#lib/text/min-hash.ts";
import { plainWords } from "#lib/text/plain-words.ts";
import { toExcerpt } from "#lib/text/to-excerpt.ts";

type Words = { readonly stem: string; readonly options: readonly string[] };

export type FilterInput = {
	/** In the order in which they are wanted: of two that say the same the first stays. */
	readonly drafts: readonly DraftQuestion[];
	readonly imageKey: string;
	readonly image: ImageContent;
	/** The image's questions that are there already, by key. A draft that is one of them is not compared with itself. */
	readonly standing: ReadonlyMap<string, Words>;
	readonly likenessMax: number;
};

export type FilteredQuestion = { readonly key: string; readonly question: QuestionContent };
export type Filtered = { readonly kept: readonly FilteredQuestion[]; readonly rejected: readonly Rejection[] };

/**
 * The drafts that make a question, by rules alone. Each is checked in the same order, and rejected for the first thing that is wrong with it: its form,
 * its evidence, its words, its likeness to what is there.
 */
export function filterQuestions({ drafts, imageKey, image, standing, likenessMax }: FilterInput): Filtered {
	const ours = new Set(drafts.map(({ key }) => key));
	const signatures = [...standing].filter(([key]) => !ours.has(key)).map(([, question]) => sign(question));
	const kept: FilteredQuestion[] = [];
	const rejected: Rejection[] = [];
	for (const draft of drafts) {
		const signature = sign(draft);
		const { answer } = draft;
		const reason = faultOf(draft, image) ?? (isNearDuplicate(signature, signatures, likenessMax) ? "near-duplicate" : null);
		if (reason !== null || answer === null) rejected.push({ reason: reason ?? NO_KEY, sample: toExcerpt(draft.stem), generation: draft.generation });
		else {
			kept.push({ key: draft.key, question: questionContentSchema.parse(toModelQuestion(draft, { imageKey, image, answer })) });
			signatures.push(signature);
		}
	}
	return { kept, rejected };
}

const NO_KEY = "key outside the options";

function faultOf(draft: DraftQuestion, image: ImageContent): string | null {
	const isMarked = [draft.stem, ...draft.options].some((text) => breakPromptMarks(text) !== text);
	if (isMarked) return "marks of a prompt";
	return faultOfOptions(draft) ?? faultOfEvidence(draft, image) ?? faultOfStem(draft, image);
}

function faultOfOptions({ options, answer }: DraftQuestion): string | null {
	if (answer === null) return NO_KEY;
	if (new Set(options.map(toCompared)).size < options.length) return "options say the same";
	return options.some((option) => TOGETHER.test(plainWords(option))) ? "option about the other options" : null;
}

/** "All of the above", "none of these", "both A and C". */
const TOGETHER = /^(?:all|none|both|neither|some|any|two) of (?:the )?(?:above|these|those|them|options|others)|^(?:both )?[a-h] (?:and|or) [a-h]$/;

function toCompared(option: string): string {
	return option
		.normalize("NFC")
		.toLowerCase()
		.replaceAll(/^[\s"'“‘]+|[\s"'”’.!]+$/g, "")
		.replace(/^(?:an?|the) (?=.)/, "")
		.replaceAll(/\s+/g, " ");
}

/** Sums of thousandths may come out over the edge by the last bit. */
const EDGE_PX = 0.0005;

function faultOfEvidence({ evidence }: DraftQuestion, { regions, pixels }: ImageContent): string | null {
	if (evidence === null) return null;
	if (evidence.length === 0) return "no evidence";
	const shown = regions.filter(({ key }) => evidence.includes(key));
	if (shown.length < evidence.length) return "evidence that is not there";
	const isInside = shown.every(({ box }) => box.x + box.width <= pixels.width + EDGE_PX && box.y + box.height <= pixels.height + EDGE_PX);
	return isInside ? null : "evidence outside the picture";
}

/** Four numbers in brackets, or two behind "at": nobody who looks at a picture sees coordinates. */
const COORDINATES = /\[\s*\d+(?:\.\d+)?\s*(?:,\s*\d+(?:\.\d+)?\s*){1,3}\]|\bat \(\s*\d+(?:\.\d+)?\s*,\s*\d+/;
const SOURCES = /\b(?:captions?|descriptions?|described|bounding box(?:es)?|coordinates)\b/i;

function faultOfStem({ stem, options, answer }: DraftQuestion, { regions }: ImageContent): string | null {
	const named = stem.match(/\br[1-9]\d*\b/g) ?? [];
	if (named.some((name) => regions.every(({ key }) => key !== name))) return "stem names a region that is not there";
	if (SOURCES.test(stem) || COORDINATES.test(stem)) return "stem speaks of its source";
	const spoken = OPTION_LETTERS.filter((_, at) => options[at] !== undefined && speaksOf(stem, options[at]));
	return spoken.length === 1 && spoken[0] === answer ? "stem tells the key" : null;
}

function speaksOf(stem: string, option: string): boolean {
	const words = plainWords(toCompared(option));
	return words !== "" && ` ${plainWords(stem)} `.includes(` ${words} `);
}

/** The stem alone says too little ("Which of these does the picture show?"), and in what order the options stand says nothing. */
function sign({ stem, options }: Words): MinHash {
	return minHash(`${stem} ${options.toSorted().join(" ")}`);
}

function isNearDuplicate(signature: MinHash, others: readonly MinHash[], likenessMax: number): boolean {
	return findNearDuplicate(signature, others, likenessMax) !== null;
}
