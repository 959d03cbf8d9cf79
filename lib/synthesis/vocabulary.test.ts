import { expect, test } from "vitest";
import { createLabelTally, tallyLabels, toVocabulary, type Vocabulary } from "#lib/synthesis/vocabulary.ts";

function vocabularyOf(images: readonly (readonly string[])[]): Vocabulary {
	const tally = createLabelTally();
	for (const labels of images) tallyLabels(tally, labels);
	return toVocabulary(tally);
}

test("labels are each named once, and companions are those of the same images, in either order", () => {
	const vocabulary = vocabularyOf([["dog", "cat", "dog"], ["cat"], ["dog", "bed", "cat"]]);
	expect(vocabulary.labels).toEqual(["bed", "cat", "dog"]);
	expect(vocabulary.companionship("dog", "cat")).toBeCloseTo(2 / Math.sqrt(2 * 3));
	expect(vocabulary.companionship("cat", "dog")).toBe(vocabulary.companionship("dog", "cat"));
	expect(vocabulary.companionship("bed", "sofa")).toBe(0);
});

test("the order of the images makes no difference", () => {
	const images = [["dog", "cat"], ["bed"], ["cat", "bed"]];
	const [there, back] = [vocabularyOf(images), vocabularyOf([...images].reverse())];
	expect(back.labels).toEqual(there.labels);
	expect(back.companionship("bed", "cat")).toBe(there.companionship("bed", "cat"));
});

test("no images make an empty vocabulary", () => {
	expect(vocabularyOf([]).labels).toEqual([]);
});

test("of very many labels the commonest are kept", () => {
	const rare = Array.from({ length: 2_000 }, (_, index) => [`label ${index}`]);
	const { labels } = vocabularyOf([...rare, ["dog"], ["dog"]]);
	expect(labels.length).toBe(2_000);
	expect(labels).toContain("dog");
});
