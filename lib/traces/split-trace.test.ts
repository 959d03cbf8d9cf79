import { expect, test } from "vitest";
import { splitTrace } from "#lib/traces/split-trace.ts";

const steps = [
	{ start: 0, end: 5, regions: [] },
	{ start: 6, end: 11, regions: [] },
];

test("a simple trace has one part and no cue", () => {
	expect(splitTrace({ text: "🐶 one two", steps, joinOffset: null })).toEqual({ simple: steps, expanded: [], cue: "" });
});

test.each([
	["🐶 one Wait, let me look again.", "Wait,"],
	["🐶 one Hmm", "Hmm"],
	["🐶 one Let me double-check the details.", "Let me double-check the…"],
])("%s is turned by %s", (text, cue) => {
	expect(splitTrace({ text, steps, joinOffset: 6 })).toEqual({ simple: steps.slice(0, 1), expanded: steps.slice(1), cue });
});
