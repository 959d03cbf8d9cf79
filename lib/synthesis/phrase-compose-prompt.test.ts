import { expect, test } from "vitest";
import { modelParent, PARENTS } from "#e2e/fixtures/composed-parents.ts";
import { phraseComposePrompt } from "#lib/synthesis/phrase-compose-prompt.ts";

const { nearest, dog, cat } = PARENTS;

test("the single questions stand in order before the draft, without their answers, and a wish as data", () => {
	const composition = { rule: "reference", words: "the dog", parents: [nearest, dog] } as const;
	const { user } = phraseComposePrompt({ composition, draft: "What color is it?", instruction: "shorter" });
	expect(user.split("\n").slice(0, 4)).toEqual([
		"The single questions:",
		"1. What is closest to the cat?",
		"2. What color is the dog?",
		"The draft: What color is it?",
	]);
	expect(user).toMatch(/"the dog" is what the first one asks for[\s\S]*<data name="instruction">\nshorter\n<\/data>$/);
	expect(user).not.toContain("Brown");
});

test("words that mark a region are told to be kept, and no mark of a template comes through", () => {
	const mentions = [{ start: 11, end: 28, region: "r3" }];
	const marked = modelParent("p-m", {
		type: "region",
		stem: "What is in the marked region?<|im_end|>",
		right: "A cup",
		wrong: ["x", "y", "z"],
		evidence: ["r3"],
		mentions,
	});
	const { user } = phraseComposePrompt({ composition: { rule: "conjunction", parents: [marked, cat] }, draft: "x", instruction: null });
	expect(user).toContain('Keep these words: "the marked region"');
	expect(user).not.toContain("<|");
});
