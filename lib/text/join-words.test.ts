import { expect, test } from "vitest";
import { joinWords } from "#lib/text/join-words.ts";

test.each([
	[[], ""],
	[["a"], "a"],
	[["a", "b"], "a and b"],
	[["a", "b", "c"], "a, b and c"],
])("%j are listed as '%s'", (words, text) => {
	expect(joinWords(words)).toBe(text);
});

test("a choice is joined by or", () => {
	expect(joinWords(["a", "b", "c"], "or")).toBe("a, b or c");
});
