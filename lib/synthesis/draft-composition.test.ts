import { expect, test } from "vitest";
import { PARENTS, PARENTS_IMAGE, PARENTS_IMAGE_KEY } from "#e2e/fixtures/composed-parents.ts";
import { recomputeKey } from "#lib/questions/recompute-key.ts";
import { OPTION_LETTERS, type QuestionContent, questionContentSchema } from "#lib/questions/schema.ts";
import { draftComposition } from "#lib/synthesis/draft-composition.ts";
import { listCompositionChecks } from "#lib/synthesis/list-composition-checks.ts";
import type { QuestionComposition } from "#lib/synthesis/question-composition.ts";

const { dogs, cups, nearest, dog, cat, cup } = PARENTS;
const SUM: QuestionComposition = { rule: "sum", parents: [dogs, cups] };
const DIFFERENCE: QuestionComposition = { rule: "difference", parents: [cups, dogs] };
const REFERENCE: QuestionComposition = { rule: "reference", words: "the dog", parents: [nearest, dog] };
const REMAINDER: QuestionComposition = { rule: "remainder", left: "Red", parents: [dog, cat, cup] };
const CONJUNCTION: QuestionComposition = { rule: "conjunction", parents: [cups, cat] };

function drafted(composition: QuestionComposition, seed = "s"): QuestionContent {
	const draft = draftComposition(composition, { imageKey: PARENTS_IMAGE_KEY, image: PARENTS_IMAGE, seed });
	if (!draft) throw new Error("every parent is needed here");
	return { ...draft, generations: ["0".repeat(64)] };
}

const WORDS: Readonly<Record<QuestionComposition["rule"], string>> = {
	sum: "How many dogs and cups at the right are there together?",
	difference: "How many more cups stand at the right than there are dogs?",
	reference: "What color is the animal that is closest to the cat?",
	remainder: "Which color do neither the animals nor the upper cup have?",
	conjunction: "How many cups stand at the right, and what color does the cat have?",
};

const differencesOf = (question: QuestionContent, { parents }: QuestionComposition): string =>
	recomputeKey(
		question,
		PARENTS_IMAGE,
		parents.map(({ key, question: content }) => ({ key, content })),
	).differences.join("; ");

test.each([
	["sum", SUM, "3"],
	["difference", DIFFERENCE, "1"],
	["reference", REFERENCE, "Brown"],
	["remainder", REMAINDER, "Red"],
	["conjunction", CONJUNCTION, "2; Black"],
] as const)("%s: the key comes out of the parents' answers, and a second evaluator agrees", (rule, composition, answer) => {
	const places = new Set<string>();
	for (const seed of Array.from({ length: 20 }, (_, index) => `${index}`)) {
		const question = { ...drafted(composition, seed), stem: WORDS[rule] };
		expect(questionContentSchema.parse(question)).toEqual(question);
		expect(question.options[OPTION_LETTERS.indexOf(question.key)]).toBe(answer);
		expect([new Set(question.options).size, differencesOf(question, composition)]).toEqual([4, ""]);
		expect(question.ablations?.every(({ instead }) => instead.every(({ key }) => key !== question.key))).toBe(true);
		places.add(question.key);
	}
	expect([...places].sort()).toEqual(["A", "B", "C", "D"]);
	expect(drafted(composition)).toEqual(drafted(composition));
});

test("the kind of what another question finds is counted", () => {
	const many = { ...dogs, question: { ...dogs.question, stem: "How many dogs do you see?" } };
	const composition: QuestionComposition = { rule: "reference", words: "dogs", parents: [nearest, many] };
	const question = drafted(composition);
	expect(question.stem).toBe('How many things of the kind that is the answer to "What is closest to the cat?" do you see?');
	expect(differencesOf({ ...question, stem: "How many animals like the one closest to the cat do you see?" }, composition)).toBe("");
	expect(differencesOf(question, { ...composition, parents: [cat, many] })).toContain("not what its first parent's answer names");
});

test.each<[string, QuestionComposition, (question: QuestionContent) => QuestionContent, RegExp]>([
	["another key", SUM, (question) => ({ ...question, key: question.key === "A" ? "B" : "A" }), /the key is/],
	[
		"an option that is no number",
		SUM,
		(question) => ({ ...question, options: question.options.with(OPTION_LETTERS.indexOf(question.key) === 0 ? 1 : 0, "many") }),
		/no number/,
	],
	[
		"an option of nobody's",
		CONJUNCTION,
		(question) => ({ ...question, options: question.options.with(question.key === "A" ? 1 : 0, "9; Blue") }),
		/not put together/,
	],
	["an answer in the stem", CONJUNCTION, (question) => ({ ...question, stem: "How many cups, and is the cat black?" }), /gives away the answer/],
	[
		"words that name something else",
		REFERENCE,
		(question) => ({ ...question, derivation: { rule: "reference", words: "the cat" } }),
		/not what its first parent's answer names/,
	],
	[
		"something that not all rule out",
		REMAINDER,
		(question) => ({ ...question, options: question.options.map((option) => (option === "Red" ? "Pink" : option)) }),
		/not ruled out/,
	],
	["parents that it does not rest on", SUM, (question) => ({ ...question, restsOn: [] }), /does not say that it rests on its parent/],
	["ablations of somebody else", SUM, (question) => ({ ...question, ablations: [] }), /evidence that no parent can be left out/],
	["a region less", SUM, (question) => ({ ...question, evidence: question.evidence.slice(1) }), /missing from its evidence/],
])("the second evaluator sees %s", (_, composition, spoil, difference) => {
	expect(differencesOf(spoil({ ...drafted(composition), stem: WORDS[composition.rule] }), composition)).toMatch(difference);
});

test("marks of parents that cannot be told apart make no question", () => {
	const mention = { start: 0, end: 4 };
	const marked = (parent: typeof dog, region: string) => ({ ...parent, question: { ...parent.question, mentions: [{ ...mention, region }] } });
	const composition: QuestionComposition = { rule: "conjunction", parents: [marked(dog, "r1"), marked(cat, "r2")] };
	expect(draftComposition(composition, { imageKey: PARENTS_IMAGE_KEY, image: PARENTS_IMAGE, seed: "s" })).toBeNull();
});

test("answers that are too long together make no option", () => {
	const long = (parent: typeof dog) => ({
		...parent,
		question: { ...parent.question, options: parent.question.options.map((option) => option.padEnd(600, "x")) },
	});
	const composition: QuestionComposition = { rule: "conjunction", parents: [long(dog), long(cat)] };
	expect(draftComposition(composition, { imageKey: PARENTS_IMAGE_KEY, image: PARENTS_IMAGE, seed: "s" })).toBeNull();
});

test("what was looked at is told with what it was seen by, and of a picture that nobody tried to do without nothing is said", () => {
	const question = drafted(SUM);
	const parents = SUM.parents;
	const told = listCompositionChecks({ question, parents, ablation: null });
	expect(told.map(({ check, passed }) => [check, passed])).toEqual([
		["key-computed", true],
		["one-option-right", true],
		["options-alike", true],
		["every-parent-needed", true],
		["no-answer-told", true],
		["regions-united", true],
	]);
	expect(told[0]?.evidence).toBe("sum of 1 | 2 is 3");
	expect(told[3]?.evidence).toMatch(/^of 3 other answers to parent 1, [0-3] make another option right, [0-3] none; of 3 other answers to parent 2/);
	const counts = [
		{ without: null, right: 2, tries: 8 },
		{ without: "p-dogs", right: 4, tries: 8 },
		{ without: "p-cups", right: 5, tries: 8 },
	];
	const held = listCompositionChecks({ question, parents, ablation: { counts, rightShareMax: 0.5 } });
	expect(held.filter(({ passed }) => !passed).map(({ check }) => check)).toEqual(["every-parent-needed"]);
	expect(held.find(({ check }) => check === "every-parent-needed")?.evidence).toMatch(/; 4 of 8 right without parent 1; 5 of 8 right without parent 2$/);
	expect(held.find(({ check }) => check === "picture-needed")?.evidence).toBe("2 of 8 right from the text alone");
});
