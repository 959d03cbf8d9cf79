import { expect, test } from "vitest";
import { shareOfNewWords } from "#lib/text/share-of-new-words.ts";

test("the share of new words goes from none to all", () => {
	expect(shareOfNewWords("a dog runs", "a dog runs")).toBe(0);
	expect(shareOfNewWords("a dog runs fast", "a cat runs fast")).toBe(0.25);
	expect(shareOfNewWords("a dog", "some other thing")).toBe(1);
	expect(shareOfNewWords("a dog", "")).toBe(0);
});
