import { expect, test } from "vitest";
import { plainWords } from "#lib/text/plain-words.ts";

test.each([
	["  A Café-table,\n with the dog's bowl. ", "a cafe table with the dog bowl"],
	["THREE  birds!", "three birds"],
	["…", ""],
	["日本 2", "日本 2"],
])("%j is read as %j", (text, words) => {
	expect(plainWords(text)).toBe(words);
});
