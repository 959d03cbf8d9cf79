import { expect, test } from "vitest";
import { toExcerpt } from "#lib/text/to-excerpt.ts";
import { isStorableText } from "#lib/text/unicode.ts";

test("a long text is cut at a whole character, a short one is itself", () => {
	expect([toExcerpt("🐶".repeat(400)), toExcerpt("a dog"), toExcerpt("a dog", 3)]).toEqual(["🐶".repeat(300), "a dog", "a d"]);
});

test("what no database holds is left out", () => {
	const excerpt = toExcerpt("a\0 dog \ud83d");
	expect([excerpt, isStorableText(excerpt)]).toEqual(["a dog \ufffd", true]);
});
