import { expect, test } from "vitest";
import { type MarkedSpan, splitStep } from "#lib/traces/split-step.ts";

const span = (start: number, end: number, given: Partial<MarkedSpan> = {}): MarkedSpan => ({ start, end, behavior: "verification", source: "rule", ...given });
const mark = { behavior: "verification", source: "rule" };

test("a step is cut where marks begin and end, in code points", () => {
	expect(splitStep({ text: "🐶 look again, two", spans: [span(2, 12)] }, { start: 0, end: 17 })).toEqual([
		{ start: 0, text: "🐶 ", mark: null, begins: [] },
		{ start: 2, text: "look again", mark, begins: ["verification"] },
		{ start: 12, text: ", two", mark: null, begins: [] },
	]);
});

test("a mark that reaches over the step's ends is cut there", () => {
	expect(splitStep({ text: "abcdefgh", spans: [span(0, 4)] }, { start: 2, end: 8 })).toEqual([
		{ start: 2, text: "cd", mark, begins: ["verification"] },
		{ start: 4, text: "efgh", mark: null, begins: [] },
	]);
});

test("of overlapping marks the shorter is drawn, and each is named where it begins", () => {
	const inner = span(2, 4, { behavior: "subgoal" });
	expect(splitStep({ text: "abcdefgh", spans: [span(0, 8), inner] }, { start: 0, end: 8 })).toEqual([
		{ start: 0, text: "ab", mark, begins: ["verification"] },
		{ start: 2, text: "cd", mark: { behavior: "subgoal", source: "rule" }, begins: ["subgoal"] },
		{ start: 4, text: "efgh", mark, begins: [] },
	]);
});

test("two marks on the same words are both named", () => {
	const [segment] = splitStep({ text: "abcd", spans: [span(0, 4), span(0, 4, { behavior: "backtracking" })] }, { start: 0, end: 4 });
	expect(segment?.begins).toEqual(["verification", "backtracking"]);
});

test("a person's mark is drawn over a machine's, which goes on around it", () => {
	const person = span(0, 6, { behavior: "subgoal", source: "person" });
	expect(splitStep({ text: "abcdefgh", spans: [span(2, 8), person] }, { start: 0, end: 8 })).toEqual([
		{ start: 0, text: "ab", mark: { behavior: "subgoal", source: "person" }, begins: ["subgoal"] },
		{ start: 2, text: "cdef", mark: { behavior: "subgoal", source: "person" }, begins: ["verification"] },
		{ start: 6, text: "gh", mark, begins: [] },
	]);
});

test("a step without marks is one piece", () => {
	expect(splitStep({ text: "abc", spans: [] }, { start: 0, end: 3 })).toEqual([{ start: 0, text: "abc", mark: null, begins: [] }]);
});
