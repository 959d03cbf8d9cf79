import { expect, test } from "vitest";
import { listNounPhrases } from "#lib/synthesis/list-noun-phrases.ts";

const phrasesOf = (...captions: readonly string[]) => listNounPhrases(captions.map((text) => ({ text })));

test.each<[string, readonly string[]]>([
	["tables and chairs and closed umbrellas next to a beach.", ["table", "chair", "closed umbrella", "beach"]],
	["A man talking on a cellphone on the sidewalk.", ["man", "cellphone", "sidewalk"]],
	["A group of people sitting around a long dining table.", ["person", "long dining table"]],
	["A big, white seagull flies over a beach.", ["white seagull", "beach"]],
	["A pair of big scissors near the woman's hand", ["big scissors", "woman", "hand"]],
	["Three brown teddy bears in a picture of 2 boxes", ["brown teddy bear", "box"]],
	["", []],
])("in %j are %j", (caption, phrases) => {
	expect(phrasesOf(caption)).toEqual(phrases);
});

test("what another caption calls by its head alone is asked for so, and once", () => {
	expect(phrasesOf("A blue car by a small car", "the car on the street", "Street with a car")).toEqual(["car", "street"]);
});

test("no caption brings more than forty", () => {
	const words = Array.from({ length: 60 }, (_, at) => `th${"abcdefghij"[Math.floor(at / 10)]}${"abcdefghij"[at % 10]}k`);
	expect(phrasesOf(words.map((word) => `a ${word}`).join(", ")).length).toBe(40);
});
