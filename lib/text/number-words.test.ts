import { expect, test } from "vitest";
import { numberWords } from "#lib/text/number-words.ts";

test.each([
	[0, "zero"],
	[12, "twelve"],
	[13, "13"],
	[1_300, "1,300"],
])("%i is written %s", (value, words) => {
	expect(numberWords(value)).toBe(words);
});
