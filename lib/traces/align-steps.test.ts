import { expect, test } from "vitest";
import { alignSteps } from "#lib/traces/align-steps.ts";

test("equal steps stand beside each other, and what only one side has stands alone", () => {
	const simple = ["There are two dogs.", "So the answer is B."];
	const expanded = ["There are two dogs.", "Wait, let me look again.", "Could it be three? No, that is a cat.", "So the answer is B."];
	expect(alignSteps(simple, expanded)).toEqual([
		{ left: 0, right: 0 },
		{ left: null, right: 1 },
		{ left: null, right: 2 },
		{ left: 1, right: 3 },
	]);
});

test("steps that differ in a few words stand beside each other", () => {
	expect(alignSteps(["I count two dogs in the picture."], ["I count three dogs in the picture."])).toEqual([{ left: 0, right: 0 }]);
});

test("steps that share no thought do not", () => {
	expect(alignSteps(["A bus is red."], ["The taxi stands nearest."])).toEqual([
		{ left: 0, right: null },
		{ left: null, right: 0 },
	]);
});

test("order is kept: what was said later is not paired with what was said before", () => {
	const aligned = alignSteps(["first the dog", "then the cat"], ["then the cat", "first the dog"]);
	const paired = aligned.filter(({ left, right }) => left !== null && right !== null);
	expect(paired).toHaveLength(1);
});

test.each([
	[[], []],
	[["a"], []],
	[[], ["a"]],
])("%j beside %j is all there", (left, right) => {
	expect(alignSteps(left, right)).toHaveLength(left.length + right.length);
});
