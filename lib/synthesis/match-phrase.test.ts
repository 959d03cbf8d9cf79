import { expect, test } from "vitest";
import { matchPhrase } from "#lib/synthesis/match-phrase.ts";

const phrases = ["car", "red car", "person", "cell phone"];

test.each([
	["Cars", "car"],
	["red car", "car"],
	["red", "red car"],
	["cell phone person", "person"],
	["phones", "cell phone"],
])("%s means %s", (label, phrase) => {
	expect(matchPhrase(label, phrases)).toBe(phrase);
});

test("a label that shares no word with any is none of them", () => {
	expect([matchPhrase("dog", phrases), matchPhrase("", phrases), matchPhrase("dog", [])]).toEqual([null, null, null]);
});
