import { expect, test } from "vitest";
import { sentenceCase } from "#lib/text/sentence-case.ts";

test.each([
	["a TV or monitor", "A TV or monitor"],
	["éclair", "Éclair"],
	["𐐨x", "𐐀x"],
	["", ""],
])("'%s' begins a sentence as '%s'", (text, sentence) => {
	expect(sentenceCase(text)).toBe(sentence);
});
