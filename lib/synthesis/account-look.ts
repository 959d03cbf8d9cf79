import { boxAreaPx2 } from "#lib/geometry/box.ts";
import { attributeWord } from "#lib/questions/attribute-words.ts";
import { nameLabel } from "#lib/questions/name-label.ts";
import { OPTION_LETTERS, type OptionLetter } from "#lib/questions/schema.ts";
import type { Account, Clause, Telling } from "#lib/synthesis/account.ts";
import { areEasilyMistaken } from "#lib/synthesis/are-easily-mistaken.ts";
import type { Fact } from "#lib/synthesis/fact.ts";
import { largestOf } from "#lib/synthesis/largest-of.ts";
import { placeWords } from "#lib/synthesis/place-words.ts";
import { presentRivals } from "#lib/synthesis/present-rivals.ts";
import type { Kind } from "#lib/synthesis/scene.ts";
import { TRACE_WORDS } from "#lib/synthesis/trace-words.ts";
import { joinWords } from "#lib/text/join-words.ts";
import type { TracePiece, TraceStep } from "#lib/traces/lay-out-trace.ts";

type LookFact = Extract<Fact, { rule: "largest" | "identity" | "attribute" | "having" }>;

/** Looks at how large, what or of which color things are. A slip takes one for something else. */
export function accountLook(fact: LookFact, telling: Telling): Account {
	switch (fact.rule) {
		case "largest":
			return accountLargest(fact, telling);
		case "identity":
			return accountIdentity(fact, telling);
		case "attribute":
			return accountAttribute(fact, telling);
		case "having":
			return accountHaving(fact, telling);
		default:
			return fact satisfies never;
	}
}

function accountLargest(fact: Extract<Fact, { rule: "largest" }>, { question, frame, random }: Telling): Account {
	const kinds = fact.wrong.toSpliced(OPTION_LETTERS.indexOf(question.key), 0, fact.right);
	const kindOf = (letter: OptionLetter): Kind => kinds[OPTION_LETTERS.indexOf(letter)] ?? fact.right;
	const named = (kind: Kind): TracePiece => {
		const largest = largestOf(kind.regions);
		const name = nameLabel(kind.label);
		if (!largest) return name.indefinite;
		return { text: kind.regions.length === 1 ? name.definite : `the largest ${name.singular}`, region: largest.key };
	};
	const present = presentRivals(kinds, question.key);
	const area = (letter: OptionLetter): number => {
		const largest = largestOf(kindOf(letter).regions);
		return largest ? boxAreaPx2(largest.box) : 0;
	};
	const byArea = (letters: readonly OptionLetter[]): readonly OptionLetter[] => [...letters].sort((a, b) => area(b) - area(a));
	const isMany = (kind: Kind): boolean => nameLabel(kind.label).isPlural && kind.regions.length === 1;
	const sight = (kind: Kind): readonly TracePiece[] => {
		const largest = largestOf(kind.regions);
		return largest ? [named(kind), ` ${TRACE_WORDS.lies(largest, frame, isMany(kind))}`] : [`I see no ${nameLabel(kind.label).singular}`];
	};
	const look = (letter: OptionLetter): readonly TraceStep[] => {
		const shown = kinds.filter((kind) => kind.regions.length > 0);
		const absent = kinds.filter((kind) => kind.regions.length === 0).map((kind) => `no ${nameLabel(kind.label).singular}`);
		const clauses = absent.length > 0 ? [...shown.map(sight), [`I see ${joinWords(absent)}`]] : shown.map(sight);
		return [
			{
				pieces: [
					random.pick(["Plan: find each of the four and compare how much room it takes.", "Plan: look for the four, then compare their sizes on the picture."]),
				],
				behavior: "subgoal",
			},
			{ pieces: ["Find them: ", ...TRACE_WORDS.list(clauses, ", and "), "."] },
			{
				pieces: [
					"Compare: ",
					named(kindOf(letter)),
					isMany(kindOf(letter)) ? " cover " : " covers ",
					letter === question.key
						? random.pick(["much more of the picture than any of the others.", "the largest area by far."])
						: "more of the picture than the others.",
				],
			},
		];
	};
	const refute = (letter: OptionLetter): Clause => {
		const kind = kindOf(letter);
		if (kind.regions.length === 0) return { pieces: [`there is no ${nameLabel(kind.label).singular} in the picture`] };
		return { pieces: [named(kind), isMany(kind) ? " cover" : " covers", " far less of the picture than ", named(fact.right)], regions: TRACE_WORDS.keys(kind) };
	};
	return {
		look,
		decide: (letter) => `Decide: ${nameLabel(kindOf(letter).label).indefinite} takes up the most space in the picture.`,
		claim: (letter) => ({ pieces: [named(kindOf(letter)), isMany(kindOf(letter)) ? " cover" : " covers", " more of the picture than any of the other three"] }),
		refute,
		correct: refute,
		suppose: (letter) => `${nameLabel(kindOf(letter).label).indefinite} would have to fill more of the picture than the rest`,
		// The next largest first: it is the one to be mistaken about.
		slips: byArea(present),
		rivals: byArea(present),
	};
}

function accountIdentity({ region, wrong }: Extract<Fact, { rule: "identity" }>, { question, frame, random }: Telling): Account {
	const labels = wrong.map((kind) => kind.label).toSpliced(OPTION_LETTERS.indexOf(question.key), 0, region.label);
	const nameOf = (letter: OptionLetter): string => nameLabel(labels[OPTION_LETTERS.indexOf(letter)] ?? region.label).indefinite;
	const mark: TracePiece = { text: "the marked region", region: region.key };
	const elsewhere = wrong.filter((kind) => kind.regions.length > 0);
	const rivals = OPTION_LETTERS.filter((_, index) => elsewhere.some((kind) => kind.label === labels[index]));
	const isMistaken = (letter: OptionLetter): boolean =>
		letter !== question.key && areEasilyMistaken(labels[OPTION_LETTERS.indexOf(letter)] ?? "", region.label);
	const refute = (letter: OptionLetter): Clause => {
		const kind = wrong.find((one) => one.label === labels[OPTION_LETTERS.indexOf(letter)]);
		const [first, ...more] = kind?.regions ?? [];
		if (kind && first) {
			const where = more.length === 0 ? TRACE_WORDS.lies(first, frame, TRACE_WORDS.isMany(kind)) : "are elsewhere";
			return { pieces: [...TRACE_WORDS.kind(kind), ` ${where}, outside `, mark], regions: TRACE_WORDS.keys(kind) };
		}
		return { pieces: [mark, ` shows ${nameLabel(region.label).indefinite}, not ${nameOf(letter)}`] };
	};
	return {
		look: (letter) => [
			{ pieces: ["Look at ", mark, `: it ${TRACE_WORDS.lies(region, frame)}.`] },
			{
				pieces: [random.pick([`Tell what it frames: it looks like ${nameOf(letter)}.`, `Recognize what is inside: this is ${nameOf(letter)}.`])],
				regions: [region.key],
			},
			...(letter === question.key && elsewhere.length > 0
				? [
						{
							pieces: [
								"Check the others: ",
								...TRACE_WORDS.list(elsewhere.map(TRACE_WORDS.kind)),
								elsewhere.length > 1 || elsewhere.some(TRACE_WORDS.isMany) ? " are outside it." : " is outside it.",
							],
							regions: elsewhere.flatMap(TRACE_WORDS.keys),
						},
					]
				: []),
		],
		decide: (letter) => `Decide: the marked region shows ${nameOf(letter)}.`,
		claim: (letter) => ({ pieces: ["inside ", mark, ` I see ${nameOf(letter)} and none of the other three`] }),
		refute,
		correct: (letter) => ({ pieces: ["what I took for ", nameOf(letter), " in ", mark, ` is ${nameLabel(region.label).indefinite}`] }),
		suppose: (letter) => `the marked region would have to show ${nameOf(letter)}`,
		// What looks alike first, then what is near by and could have been looked at instead.
		slips: [...random.shuffle(OPTION_LETTERS.slice(0, labels.length)).filter(isMistaken), ...rivals.filter((letter) => !isMistaken(letter))],
		rivals,
	};
}

function accountAttribute(fact: Extract<Fact, { rule: "attribute" }>, { question, frame }: Telling): Account {
	const { region } = fact.subject;
	const { isPlural, pronoun } = nameLabel(region.label);
	const thing: TracePiece = { text: TRACE_WORDS.anchor(fact.subject), region: region.key };
	const wordOf = (letter: OptionLetter): string => (question.options[OPTION_LETTERS.indexOf(letter)] ?? "").toLowerCase();
	const said = (word: string): string => (fact.attribute === "material" ? `made of ${word}` : word);
	const be = isPlural ? "are" : "is";
	const [them, their] = isPlural ? ["they", "their"] : ["it", "its"];
	const inspect = (word: string): string =>
		fact.attribute === "material" ? `Look at what ${them} ${be} made of: ${word}.` : `Look at ${their} color: ${them} ${be} ${word}.`;
	const refute = (letter: OptionLetter): Clause => ({ pieces: [thing, ` ${be} ${said(fact.word)}, not ${wordOf(letter)}`] });
	return {
		look: (letter) => [
			{ pieces: ["Find ", thing, `: ${pronoun} ${TRACE_WORDS.lies(region, frame, pronoun === "they")}.`] },
			{ pieces: [inspect(wordOf(letter))], regions: [region.key] },
		],
		decide: (letter) => `Decide: ${TRACE_WORDS.anchor(fact.subject)} ${be} ${said(wordOf(letter))}.`,
		claim: (letter) => ({ pieces: [thing, ` ${be} ${said(wordOf(letter))}`] }),
		refute,
		correct: refute,
		suppose: (letter) => `${TRACE_WORDS.anchor(fact.subject)} would have to be ${said(wordOf(letter))}`,
		slips: OPTION_LETTERS.slice(0, question.options.length).filter((letter) => letter !== question.key),
		rivals: [],
	};
}

function accountHaving(fact: Extract<Fact, { rule: "having" }>, { question, frame }: Telling): Account {
	const kinds = fact.wrong.toSpliced(OPTION_LETTERS.indexOf(question.key), 0, fact.right);
	const kindOf = (letter: OptionLetter): Kind => kinds[OPTION_LETTERS.indexOf(letter)] ?? fact.right;
	const said = (word: string): string => (fact.attribute === "material" ? `made of ${word}` : word);
	const be = (kind: Kind): string => (TRACE_WORDS.isMany(kind) ? "are" : "is");
	const ownWord = (kind: Kind): string => attributeWord(fact.attribute, kind.regions[0]?.attributes?.[fact.attribute]) ?? fact.word;
	const look = (letter: OptionLetter): readonly TraceStep[] => [
		{ pieces: [`Plan: find each of the four and see which is ${said(fact.word)}.`], behavior: "subgoal" },
		...kinds.flatMap((kind): readonly TraceStep[] => {
			const isSlip = letter !== question.key && kind === kindOf(letter);
			if (letter !== question.key && kind === fact.right) return [];
			const [first] = kind.regions;
			if (!first) return [{ pieces: [`Look for ${nameLabel(kind.label).indefinite}: there is none.`] }];
			return [
				{
					pieces: [
						"Look at ",
						...TRACE_WORDS.kind(kind),
						` ${placeWords(first.box, frame)}: ${TRACE_WORDS.isMany(kind) ? "they are" : "it is"} ${said(isSlip ? fact.word : ownWord(kind))}.`,
					],
					regions: TRACE_WORDS.keys(kind),
				},
			];
		}),
	];
	const refute = (letter: OptionLetter): Clause => {
		const kind = kindOf(letter);
		if (kind.regions.length === 0) return { pieces: [`there is no ${nameLabel(kind.label).singular} in the picture`] };
		return { pieces: [...TRACE_WORDS.kind(kind), ` ${be(kind)} ${said(ownWord(kind))}, not ${fact.word}`], regions: TRACE_WORDS.keys(kind) };
	};
	return {
		look,
		decide: (letter) => `Decide: of the four, ${nameLabel(kindOf(letter).label).indefinite} is ${said(fact.word)}.`,
		claim: (letter) => ({
			pieces: [...TRACE_WORDS.kind(kindOf(letter)), ` ${be(kindOf(letter))} ${said(fact.word)}`],
			regions: TRACE_WORDS.keys(kindOf(letter)),
		}),
		refute,
		correct: refute,
		suppose: (letter) => `${nameLabel(kindOf(letter).label).indefinite} would have to be ${said(fact.word)}`,
		slips: presentRivals(kinds, question.key),
		rivals: presentRivals(kinds, question.key),
	};
}
