import { nameLabel } from "#lib/questions/name-label.ts";
import { OPTION_LETTERS, type QuestionContent, type QuestionType } from "#lib/questions/schema.ts";
import { createSeededRandom } from "#lib/stats/seeded-random.ts";
import { OPTION_COUNT } from "#lib/synthesis/choose-key-place.ts";
import { listMatterWords } from "#lib/synthesis/list-matter-words.ts";
import { markStem } from "#lib/synthesis/mark-stem.ts";
import type { Parent } from "#lib/synthesis/phrase-composition.ts";
import type { QuestionComposition } from "#lib/synthesis/question-composition.ts";
import { tellsAnswer } from "#lib/synthesis/tells-answer.ts";
import { plainWords } from "#lib/text/plain-words.ts";

/** Of one rule, so many are tried at most. */
const PILE_MAX = 24;
/** They are the easiest to make, and the least worth. */
const CONJUNCTIONS_MAX = 3;
/** A name shorter than this is found within other words. */
const NAME_LENGTH_MIN = 3;

/**
 * What an image's questions can be composed to (`method.md` §3.3), in the order in which it is to be tried: the rules in turn, and of each what uses the
 * questions that were used least. Parents never share an answer nor tell one, their marks can be told apart, and they look at two regions at least. The order of the questions does not matter.
 */
export function listQuestionCompositions(questions: readonly Parent[], seed: string): readonly QuestionComposition[] {
	const fit = questions.filter(({ question }) => question.stage === "grounded" && question.options.length === OPTION_COUNT && question.evidence.length > 0);
	const byKey = fit.toSorted((a, b) => (a.key < b.key ? -1 : 1));
	const parents = createSeededRandom(`${seed}\ncompose`).shuffle(byKey);
	const pairs = parents.flatMap((one, index) => parents.slice(index + 1).map((other) => [one, other] as const));
	return takeInTurn([
		parents.flatMap((first) => parents.flatMap((second) => refer(first, second))),
		listSums(parents),
		pairs.flatMap(subtract),
		listRemainders(parents),
		pairs.toSorted((a, b) => Number(areConnected(b)) - Number(areConnected(a))).map((two) => ({ rule: "conjunction", parents: two })),
	]);
}

function takeInTurn(piles: readonly (readonly QuestionComposition[])[]): readonly QuestionComposition[] {
	const left = piles.map((pile) => pile.filter(fitsTogether));
	const used = new Map<string, number>();
	const usesOf = ({ parents }: QuestionComposition): number => parents.reduce((sum, { key }) => sum + (used.get(key) ?? 0), 0);
	const taken: QuestionComposition[] = [];
	for (let turn = 0; turn < PILE_MAX; turn += 1) {
		for (const [index, pile] of left.entries()) {
			const [next] = pile.toSorted((a, b) => usesOf(a) - usesOf(b));
			if (!next || (next.rule === "conjunction" && turn >= CONJUNCTIONS_MAX)) continue;
			taken.push(next);
			left[index] = pile.filter((one) => one !== next);
			for (const { key } of next.parents) used.set(key, (used.get(key) ?? 0) + 1);
		}
	}
	return taken;
}

function fitsTogether(composition: QuestionComposition): boolean {
	const { rule, parents } = composition;
	const isEach = (values: readonly string[]): boolean => new Set(values).size === values.length;
	const stems = parents.map(({ question }) => question.stem);
	const regions = new Set(parents.flatMap(({ question }) => question.evidence.map(({ region }) => region)));
	const asksTwice = rule !== "remainder" && !isEach(stems.map(plainWords));
	const listsTwice = rule === "conjunction" && stems.every((stem) => OF_OPTIONS.test(stem));
	const said = [...new Set(stems)].map((stem) => (rule === "reference" ? stem.replace(composition.words, "") : stem)).join(" ");
	const isSayable = !tellsAnswer(said, parents) && markStem(said, parents) !== null;
	return isEach(parents.map(({ question }) => bare(answerOf(question)))) && !asksTwice && !listsTwice && isSayable && regions.size >= 2;
}

/** What such a question asks for is so only among its own options. */
const OF_OPTIONS = /\b(?:of|among) (?:these|the following)\b/i;

function isCount({ question }: Parent): boolean {
	return question.type === "counting" && question.options.every((option) => /^(?:0|[1-9]\d*)$/.test(option));
}

/** Counts of different things, by twos and threes. What two of them count would be counted twice. */
function listSums(parents: readonly Parent[]): readonly QuestionComposition[] {
	const counts = parents.filter(isCount);
	const pairs = counts.flatMap((one, index) => counts.slice(index + 1).map((other) => [one, other]));
	const triples = counts.flatMap((one, index) =>
		counts.slice(index + 1).flatMap((other, at) => counts.slice(index + at + 2).map((third) => [one, other, third])),
	);
	return [...triples, ...pairs].filter(areApart).map((some) => ({ rule: "sum", parents: some }));
}

function subtract([one, other]: readonly [Parent, Parent]): readonly QuestionComposition[] {
	if (!isCount(one) || !isCount(other) || !areApart([one, other])) return [];
	const [high, low] = Number(answerOf(one.question)) > Number(answerOf(other.question)) ? [one, other] : [other, one];
	return [{ rule: "difference", parents: [high, low] }];
}

function areApart(parents: readonly Parent[]): boolean {
	const regions = parents.flatMap(({ question }) => question.evidence.map(({ region }) => region));
	return new Set(regions).size === regions.length;
}

function areConnected([one, other]: readonly [Parent, Parent]): boolean {
	return !areApart([one, other]);
}

const REFERRING: readonly QuestionType[] = ["left", "right", "above", "below", "nearest", "size", "region", "recognition", "spatial"];

/** Whether a question asks for a thing, and so tells which one is meant, among all things and not only among its options. */
function findsThing({ question: { type, stem, mentions, derivation } }: Parent): boolean {
	if (derivation?.rule === "identity") return true;
	return REFERRING.includes(type) && !OF_OPTIONS.test(stem) && (listMatterWords(stem).length > 0 || mentions.length > 0);
}

/** Where the second question looks at the thing that the first asks for, and names it once, unmarked; or counts things like it. */
function refer(first: Parent, second: Parent): readonly QuestionComposition[] {
	const name = bare(answerOf(first.question));
	if (first === second || !findsThing(first) || name.length < NAME_LENGTH_MIN || !areConnected([first, second])) return [];
	const { stem, mentions } = second.question;
	if (mentions.some(({ region }) => first.question.evidence.some((evidence) => evidence.region === region))) return [];
	const words = findOnce(stem, isCount(second) ? plainWords(nameLabel(name).plural) : `the ${name}`);
	return words === null ? [] : [{ rule: "reference", words, parents: [first, second] }];
}

/** The words as the stem writes them, where they stand there once. */
function findOnce(stem: string, words: string): string | null {
	const [before = "", after, ...more] = stem.toLowerCase().split(words);
	if (after === undefined || more.length > 0 || /[\p{L}\p{N}]$/u.test(before) || /^[\p{L}\p{N}]/u.test(after)) return null;
	return stem.slice(before.length, before.length + words.length);
}

/** Three questions of one type with different answers, and an option that all of them rule out. */
function listRemainders(parents: readonly Parent[]): readonly QuestionComposition[] {
	const alike = Map.groupBy(
		parents.filter((parent) => !isCount(parent)),
		({ question }) => question.type,
	);
	return [...alike.values()].flatMap((some) =>
		some.flatMap((one, index) => some.slice(index + 1).flatMap((other, at) => some.slice(index + at + 2).flatMap((third) => leaveOver([one, other, third])))),
	);
}

function leaveOver(parents: readonly [Parent, Parent, Parent]): readonly QuestionComposition[] {
	const answers = parents.map(({ question }) => bare(answerOf(question)));
	const isOneQuestion = new Set(parents.map(({ question }) => plainWords(question.stem))).size === 1;
	const isRuledOut = (option: string): boolean =>
		!answers.includes(bare(option)) && (isOneQuestion || parents.every(({ question }) => question.options.includes(option)));
	const left = parents.flatMap(({ question }) => question.options).find(isRuledOut);
	return left === undefined ? [] : [{ rule: "remainder", left, parents }];
}

function answerOf({ options, key }: QuestionContent): string {
	return options[OPTION_LETTERS.indexOf(key)] ?? "";
}

function bare(words: string): string {
	return plainWords(words).replace(/^(?:a|an|the) /, "");
}
