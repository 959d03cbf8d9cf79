import { labelPart } from "#lib/history/part-hash.ts";
import type { ImageContent } from "#lib/images/schema.ts";
import { ablateParents } from "#lib/questions/compute-composed-key.ts";
import { CATEGORIES } from "#lib/questions/label-categories.ts";
import { nameLabel } from "#lib/questions/name-label.ts";
import { NO_PAIR, namePair, ORDINALS } from "#lib/questions/name-pair.ts";
import { pinParts } from "#lib/questions/pin-parts.ts";
import { type Derivation, OPTION_LETTERS, type QuestionContent } from "#lib/questions/schema.ts";
import { toQuestionContent } from "#lib/questions/to-question-content.ts";
import { OPTION_COUNT } from "#lib/synthesis/choose-key-place.ts";
import { chooseNumbers } from "#lib/synthesis/choose-numbers.ts";
import type { Composition } from "#lib/synthesis/composition.ts";
import type { Placing } from "#lib/synthesis/phrased.ts";
import { TRACE_WORDS } from "#lib/synthesis/trace-words.ts";
import { joinWords } from "#lib/text/join-words.ts";
import { sentenceCase } from "#lib/text/sentence-case.ts";
import { layOutTrace, type TracePiece } from "#lib/traces/lay-out-trace.ts";

/** A parent's question as it is kept. */
export type Parent = { readonly key: string; readonly question: QuestionContent };

type Setting = Placing & { readonly imageKey: string; readonly image: ImageContent; readonly parents: readonly Parent[] };
type Phrased = {
	readonly stem: readonly TracePiece[];
	readonly options: readonly string[];
	readonly derivation: Derivation;
	readonly parts: readonly string[];
};

/** Words a composition, its right answer put together from the parents' keys; null where one of the parents turns out not to be needed. */
export function phraseComposition(composition: Composition, setting: Setting): QuestionContent | null {
	const { imageKey, image, parents, place } = setting;
	const phrased = phrase(composition, setting);
	const stem = layOutTrace([{ pieces: phrased.stem }]);
	const pins = parents.map(({ key, question }) => ({ key, hash: toQuestionContent(question).hash.toString("hex") }));
	const evidence = new Map(parents.flatMap(({ question }) => question.evidence.map((one) => [one.region, one])));
	const question: QuestionContent = {
		v: 1,
		kind: "question",
		image: imageKey,
		stage: "composed",
		type: composition.type,
		origin: "rule",
		stem: stem.text,
		mentions: stem.mentions,
		options: [...phrased.options],
		key: OPTION_LETTERS[place] ?? "A",
		evidence: [...evidence.values()],
		derivation: phrased.derivation,
		restsOn: [
			...pins.map(({ key, hash }) => ({ role: "parent" as const, kind: "question" as const, key, part: "", hash })),
			...pinParts({ key: imageKey, content: image }, phrased.parts),
		],
		parents: pins,
	};
	const ablations = ablateParents({ question, image, parents: parents.map((parent) => ({ key: parent.key, content: parent.question })) });
	const isNeeded = ablations.every(({ instead }) => instead.some(({ key }) => key !== question.key));
	return isNeeded && evidence.size >= 2 ? { ...question, ablations } : null;
}

function phrase(composition: Composition, setting: Setting): Phrased {
	switch (composition.rule) {
		case "sum":
			return phraseSum(composition, setting);
		case "difference":
			return phraseDifference(composition, setting);
		case "same":
			return phraseSame(composition, setting);
		case "elimination":
			return phraseElimination(composition, setting);
		case "chain":
			return phraseChain(composition, setting);
		default:
			return composition satisfies never;
	}
}

function phraseSum({ parents }: Extract<Composition, { rule: "sum" }>, { random, ...setting }: Setting): Phrased {
	const things = joinWords(parents.map(({ kind }) => nameLabel(kind.label).plural));
	return {
		stem: [
			random.pick([
				`How many ${things} are in the picture altogether?`,
				`How many ${things} does the picture show in all?`,
				`Taken together, how many ${things} are in the picture?`,
			]),
		],
		options: chooseNumbers(
			numbersOf(setting.parents).reduce((sum, number) => sum + number, 0),
			{ ...setting, random },
		),
		derivation: { rule: "sum" },
		parts: [],
	};
}

function phraseDifference({ parents }: Extract<Composition, { rule: "difference" }>, { random, ...setting }: Setting): Phrased {
	const [more, fewer] = parents.map(({ kind }) => nameLabel(kind.label).plural);
	const [high = 0, low = 0] = numbersOf(setting.parents);
	return {
		stem: [random.pick([`How many more ${more} than ${fewer} are in the picture?`, `How many more ${more} than ${fewer} does the picture show?`])],
		options: chooseNumbers(high - low, { ...setting, random }),
		derivation: { rule: "difference" },
		parts: [],
	};
}

function numbersOf(parents: readonly Parent[]): readonly number[] {
	return parents.map(({ question }) => Number(question.options[OPTION_LETTERS.indexOf(question.key)]));
}

function phraseSame({ parents }: Extract<Composition, { rule: "same" }>, { place, random }: Setting): Phrased {
	const pairs = parents.flatMap((one, index) => parents.slice(index + 1).map((other, at) => ({ one, other, text: namePair(index, index + at + 1) })));
	const texts = parents.length === OPTION_COUNT ? pairs.map(({ text }) => text) : [...pairs.map(({ text }) => text), NO_PAIR];
	const alike = pairs.find(({ one, other }) => one.region.label === other.region.label)?.text ?? NO_PAIR;
	const wrong = random.shuffle(texts.filter((text) => text !== alike)).slice(0, OPTION_COUNT - 1);
	const marks = parents.map(({ region }, index): TracePiece => ({ text: ORDINALS[index] ?? "", region: region.key }));
	return {
		stem: [
			"Of ",
			...TRACE_WORDS.list(marks.map((mark) => [mark])),
			` marked region, which two${texts.includes(NO_PAIR) ? ", if any," : ""} show the same kind of thing?`,
		],
		options: wrong.toSpliced(place, 0, alike),
		derivation: { rule: "same" },
		parts: [],
	};
}

function phraseElimination({ parents, left }: Extract<Composition, { rule: "elimination" }>, { place, random }: Setting): Phrased {
	const labels = random.shuffle(parents.map(({ right }) => right.label)).toSpliced(place, 0, left);
	return {
		stem: [random.pick(["Which of these is not in the picture?", "Which of these does the picture not show?", "Which of these is missing from the picture?"])],
		options: labels.map((label) => sentenceCase(nameLabel(label).indefinite)),
		derivation: { rule: "elimination", labels },
		parts: [labelPart(left), "captions"],
	};
}

function phraseChain(composition: Extract<Composition, { rule: "chain" }>, { place, random, parents }: Setting): Phrased {
	const [first, second] = composition.parents;
	const asked = parents[1]?.question;
	const answer = asked?.options[OPTION_LETTERS.indexOf(asked.key)] ?? "";
	const category = first.rule === "category" ? CATEGORIES.find(({ name }) => name === first.category) : undefined;
	const referent: readonly TracePiece[] =
		first.rule === "category"
			? [`the ${first.category}`]
			: [second.rule === "count" ? "the one in " : "the thing in ", { text: "the marked region", region: first.region.key }];
	return {
		stem: chainStem(second, referent),
		options: random.shuffle((asked?.options ?? []).filter((option) => option !== answer)).toSpliced(place, 0, answer),
		derivation: { rule: "chain" },
		parts: (category?.labels ?? []).map(labelPart),
	};
}

function chainStem(second: Extract<Composition, { rule: "chain" }>["parents"][1], referent: readonly TracePiece[]): readonly TracePiece[] {
	switch (second.rule) {
		case "count":
			return ["Counting ", ...referent, ", how many of its kind does the picture show?"];
		case "direction":
			return [`In the picture, which of these is ${TRACE_WORDS.direction[second.type]} `, ...referent, "?"];
		case "nearest":
			return ["In the picture, which of these appears closest to ", ...referent, "?"];
		case "relation":
			return ["Where in the picture is ", ...referent, `, relative to ${nameLabel(second.anchor.label).definite}?`];
		case "attribute":
			return second.attribute === "material" ? ["What is ", ...referent, " made of?"] : ["What color is ", ...referent, "?"];
		default:
			return second satisfies never;
	}
}
