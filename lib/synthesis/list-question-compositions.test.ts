import { expect, test } from "vitest";
import { modelParent, PARENTS } from "#e2e/fixtures/composed-parents.ts";
import { listQuestionCompositions } from "#lib/synthesis/list-question-compositions.ts";
import type { Parent } from "#lib/synthesis/phrase-composition.ts";
import type { QuestionComposition } from "#lib/synthesis/question-composition.ts";

const told = (questions: readonly Parent[], rule?: QuestionComposition["rule"]): readonly string[] =>
	listQuestionCompositions(questions, "seed")
		.filter((one) => rule === undefined || one.rule === rule)
		.map(({ rule: made, parents }) => `${made} ${parents.map(({ key }) => key.replace("p-", "")).join(" ")}`);

const { dogs, cups, nearest, dog, cat, cup } = PARENTS;
const ALL = Object.values(PARENTS);

test("each rule takes what it fits, and the rules take turns", () => {
	const first = told(ALL).slice(0, 5);
	expect(first.map((one) => one.split(" ")[0])).toEqual(["reference", "sum", "difference", "remainder", "conjunction"]);
	expect([first[0], first[2]]).toEqual(["reference nearest dog", "difference cups dogs"]);
	expect([first[1]?.split(" ").sort(), first[3]?.split(" ").sort()]).toEqual([
		["cups", "dogs", "sum"],
		["cat", "cup", "dog", "remainder"],
	]);
	expect(told(ALL, "conjunction").length).toBe(3);
});

test("the order in which questions come does not matter, the seed does", () => {
	expect(told(ALL.toReversed())).toEqual(told(ALL));
	expect(listQuestionCompositions(ALL, "other").map(({ parents }) => parents)).not.toEqual(listQuestionCompositions(ALL, "seed").map(({ parents }) => parents));
});

test("numbers of the same things are not added, nor numbers that are answers to no count", () => {
	const animals = modelParent("p-animals", { type: "counting", stem: "How many animals?", right: "3", wrong: ["2", "1", "4"], evidence: ["r1", "r2"] });
	expect(told([dogs, animals], "sum")).toEqual([]);
	expect(told([animals, cups], "sum").length).toBe(1);
	const shirt = modelParent("p-shirt", { type: "recognition", stem: "Which number is on the cup?", right: "7", wrong: ["2", "1", "4"], evidence: ["r3"] });
	expect([...told([dogs, shirt], "sum"), ...told([dogs, shirt], "difference")]).toEqual([]);
});

test("two questions that ask among their own options are not joined, for the options are not theirs any more", () => {
	const among = (key: string, right: string, evidence: readonly string[]): Parent =>
		modelParent(key, { type: "presence", stem: `Which of these is ${key}?`, right, wrong: ["x", "y", "z"], evidence });
	expect(told([among("here", "A dog", ["r1"]), among("there", "A cat", ["r2"])])).toEqual([]);
	expect(told([among("here", "A dog", ["r1"]), cat])).toHaveLength(1);
});

test("a parent that tells another's answer, in the plural too, is not taken beside it, nor one with the same mark", () => {
	const which = modelParent("p-which", { type: "recognition", stem: "What stands at the right?", right: "A cup", wrong: ["x", "y", "z"], evidence: ["r4"] });
	expect(told([which, cups], "conjunction")).toEqual([]);
	expect(told([which, cat])).toHaveLength(1);
	const marked = (key: string, region: string): Parent => {
		const mentions = [{ start: 14, end: 24, region }];
		return modelParent(key, {
			type: "attribute",
			stem: `What color is the marked ${key}?`,
			right: `${key}ish`,
			wrong: ["x", "y", "z"],
			evidence: [region],
			mentions,
		});
	};
	expect(told([marked("one", "r1"), marked("two", "r2")])).toEqual([]);
	expect(told([marked("one", "r1"), cat])).toHaveLength(1);
});

test("parents share no answer and look at two regions", () => {
	const brown = modelParent("p-brown", {
		type: "attribute",
		stem: "What color is the floor?",
		right: "brown",
		wrong: ["Red", "Blue", "Green"],
		evidence: ["r2"],
	});
	const tail = modelParent("p-tail", { type: "recognition", stem: "What is beside its tail?", right: "A ball", wrong: ["x", "y", "z"], evidence: ["r1"] });
	expect(told([dog, brown])).toEqual([]);
	expect(told([dog, tail])).toEqual([]);
	expect(told([cat, tail])).toHaveLength(1);
});

test("a question refers to what another finds only where it names that once, unmarked, and looks at the same", () => {
	const chained = (second: Parent): boolean => told([nearest, second], "reference").length > 0;
	const about = (stem: string, evidence = ["r1"], mentions?: { start: number; end: number; region: string }[]): Parent =>
		modelParent("p-x", { type: "attribute", stem, right: "Brown", wrong: ["Red", "Blue", "Green"], evidence, ...(mentions && { mentions }) });
	expect(chained(about("What color is the dog?"))).toBe(true);
	expect(chained(about("What color is the dog behind the dog?"))).toBe(false);
	expect(chained(about("What color is the doghouse?"))).toBe(false);
	expect(chained(about("What color is it?"))).toBe(false);
	expect(chained(about("What color is the dog?", ["r3"]))).toBe(false);
	expect(chained(about("What color is the dog r1?", ["r1"], [{ start: 22, end: 24, region: "r1" }]))).toBe(false);
	expect(told([cat, dog], "reference")).toEqual([]);
	const listing = { ...nearest, question: { ...nearest.question, stem: "Which of these is closest to the cat?" } };
	expect(told([listing, dog], "reference")).toEqual([]);
	const showing = { ...nearest, question: { ...nearest.question, stem: "What is shown in this picture?" } };
	expect(told([showing, dog], "reference")).toEqual([]);
});

test("a count of things like the one that another question finds refers to it too", () => {
	const many = (stem: string): Parent => modelParent("p-many", { type: "counting", stem, right: "1", wrong: ["2", "3", "4"], evidence: ["r1"] });
	expect(listQuestionCompositions([nearest, many("How many Dogs are there?")], "s")[0]).toMatchObject({ rule: "reference", words: "Dogs" });
	expect(told([nearest, many("How many hotdogs are there?")], "reference")).toEqual([]);
});

test("what is left over is ruled out by each of three, or by one where all ask the same", () => {
	expect(told([dog, cat, cup], "remainder")).toHaveLength(1);
	const green = modelParent("p-green", {
		type: "attribute",
		stem: "What color is the bed?",
		right: "Green",
		wrong: ["Gold", "Pink", "Blue"],
		evidence: ["r4"],
	});
	expect(told([dog, cat, green], "remainder")).toEqual([]);
	const shown = (key: string, right: string, wrong: readonly string[], region: string): Parent =>
		modelParent(key, { type: "presence", stem: "Which of these is in the picture?", right, wrong, evidence: [region] });
	const three = [
		shown("p-1", "A dog", ["A bed", "A kite", "An oven"], "r1"),
		shown("p-2", "A cat", ["A car", "A bus", "A tram"], "r2"),
		shown("p-3", "A cup", ["A sofa", "A boat", "A horse"], "r3"),
	];
	expect(told(three, "remainder")).toHaveLength(1);
});
