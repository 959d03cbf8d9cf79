import { expect, test } from "vitest";
import { doesTraceAnswer } from "#lib/review/does-trace-answer.ts";

const before = { options: ["cat", "dog", "bus"] };
const edit = { stem: "What is it?", options: ["cat", "dog", "bus"], key: "B" } as const;

test.each([
	["the key is another one", { key: "C" }, false],
	["only the stem is reworded", {}, true],
	["the key is reworded", { options: ["cat", "a dog", "bus"] }, true],
	["the option was removed, and another has its letter", { options: ["cat", "bus"] }, false],
	["two options changed places", { options: ["dog", "cat", "bus"] }, false],
] as const)("of a trace that ends in B, where %s: %j", (_, change, answers) => {
	expect(doesTraceAnswer("B", { before, edit: { ...edit, ...change, options: [...(("options" in change && change.options) || edit.options)] } })).toBe(answers);
});
