import { expect, test } from "vitest";
import { OPTION_LETTERS } from "#lib/questions/schema.ts";
import { toDraftQuestion } from "#lib/synthesis/to-draft-question.ts";
import type { WriterQuestion } from "#lib/synthesis/written-question-schema.ts";

const written: WriterQuestion = {
	type: "recognition",
	stem: "What is it?",
	options: ["red", "green", "blue", "gray"],
	answer: "green",
	evidence: ["r1", "r1"],
};
const draft = (change: Partial<WriterQuestion>, key = "k") => toDraftQuestion({ ...written, ...change }, { key, generation: "g" });

test("the key follows its option wherever chance puts it, and it stands everywhere", () => {
	const drafts = Array.from({ length: 40 }, (_, at) => draft({}, `k${at}`));
	for (const one of drafts) expect(one?.options[OPTION_LETTERS.indexOf(one.answer ?? "A")]).toBe("green");
	expect(new Set(drafts.map((one) => one?.answer)).size).toBe(4);
	expect(draft({}, "k7")).toEqual(draft({}, "k7"));
});

test("a letter for an answer is the option that it stood before", () => {
	const lettered = draft({ answer: "(C)" });
	expect(lettered?.options[OPTION_LETTERS.indexOf(lettered.answer ?? "A")]).toBe("blue");
});

test("an answer that is no option, or two, is none", () => {
	expect([draft({ answer: "none of the options" })?.answer, draft({ answer: "Z" })?.answer, draft({ options: ["green", "Green", "a", "b"] })?.answer]).toEqual([
		null,
		null,
		null,
	]);
});

test("evidence is named once each, and words that cannot be kept make no draft", () => {
	expect(draft({})?.evidence).toEqual(["r1"]);
	expect(draft({ evidence: ["R2", "r1 (dog)", "r2", "the cat"] })?.evidence).toEqual(["r2", "r1", "the cat"]);
	expect([draft({ stem: "nul\0" }), draft({ options: ["a", "b", "c", "x".repeat(2_000)] })]).toEqual([null, null]);
});

test("letters that a model wrote into its options are taken out, and its answer with one is understood", () => {
	const options = ["A. red", "B. green", "C. blue", "D. gray"];
	for (const answer of ["B. green", "B", "green"]) {
		const one = draft({ options, answer });
		expect([one?.options.toSorted(), one?.options[OPTION_LETTERS.indexOf(one.answer ?? "A")]]).toEqual([["blue", "gray", "green", "red"], "green"]);
	}
	expect(draft({ options: ["A. red", "green", "blue", "gray"] })?.options).toContain("A. red");
});

test("stem and options become lines", () => {
	expect(draft({ stem: "What\n\tis  it?" })?.stem).toBe("What is it?");
});
