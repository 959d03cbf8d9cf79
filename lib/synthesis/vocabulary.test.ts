import { expect, test } from "vitest";
import { toVocabulary } from "#lib/synthesis/vocabulary.ts";

test("labels are each named once and companions are those of the same images, in either order", () => {
	const vocabulary = toVocabulary([["dog", "cat", "dog"], ["cat"], ["dog", "bed", "cat"]]);
	expect(vocabulary.labels).toEqual(["bed", "cat", "dog"]);
	expect(vocabulary.companionship("dog", "cat")).toBeCloseTo(2 / Math.sqrt(2 * 3));
	expect(vocabulary.companionship("cat", "dog")).toBe(vocabulary.companionship("dog", "cat"));
	expect(vocabulary.companionship("bed", "sofa")).toBe(0);
});

test("the order of the images makes no difference", () => {
	const images = [["dog", "cat"], ["bed"], ["cat", "bed"]];
	const [there, back] = [toVocabulary(images), toVocabulary([...images].reverse())];
	expect(back.labels).toEqual(there.labels);
	expect(back.companionship("bed", "cat")).toBe(there.companionship("bed", "cat"));
});

test("no images make an empty vocabulary", () => {
	expect(toVocabulary([]).labels).toEqual([]);
});
