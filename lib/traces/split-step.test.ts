import { expect, test } from "vitest";
import { splitStep } from "#lib/traces/split-step.ts";

const span = (start: number, end: number) => ({ start, end, behavior: "verification" as const, source: "rule" as const });
const mark = { behavior: "verification", source: "rule" };

test("a step is cut where marks begin and end, in code points", () => {
	expect(splitStep({ text: "🐶 look again, two", spans: [span(2, 12)] }, { start: 0, end: 17 })).toEqual([
		{ start: 0, text: "🐶 ", mark: null },
		{ start: 2, text: "look again", mark },
		{ start: 12, text: ", two", mark: null },
	]);
});

test("a mark that reaches over the step's ends is cut there, and overlaps are shown once", () => {
	expect(splitStep({ text: "abcdefgh", spans: [span(0, 4), span(3, 6)] }, { start: 2, end: 8 })).toEqual([
		{ start: 2, text: "cd", mark },
		{ start: 4, text: "ef", mark },
		{ start: 6, text: "gh", mark: null },
	]);
});

test("a step without marks is one piece", () => {
	expect(splitStep({ text: "abc", spans: [] }, { start: 0, end: 3 })).toEqual([{ start: 0, text: "abc", mark: null }]);
});

test("a person's mark is shown over a machine's, which goes on around it", () => {
	const person = { start: 2, end: 4, behavior: "subgoal" as const, source: "person" as const };
	expect(splitStep({ text: "abcdefgh", spans: [span(0, 6), person] }, { start: 0, end: 8 })).toEqual([
		{ start: 0, text: "ab", mark },
		{ start: 2, text: "cd", mark: { behavior: "subgoal", source: "person" } },
		{ start: 4, text: "ef", mark },
		{ start: 6, text: "gh", mark: null },
	]);
});
