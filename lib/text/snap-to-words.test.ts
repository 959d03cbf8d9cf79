import { expect, test } from "vitest";
import { snapToWords } from "#lib/text/snap-to-words.ts";

const TEXT = "🐶 Look again: two dogs.";

test("a range that cuts words grows to the whole of them, in code points", () => {
	expect(snapToWords(TEXT, { start: 4, end: 9 })).toEqual({ start: 2, end: 12 });
});

test("blanks and full stops at the ends are left out", () => {
	expect(snapToWords(TEXT, { start: 13, end: 24 })).toEqual({ start: 14, end: 22 });
});

test("where no word is touched there is nothing", () => {
	expect(snapToWords(TEXT, { start: 12, end: 14 })).toBeNull();
});
