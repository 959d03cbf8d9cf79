import { expect, test } from "vitest";
import { imageWith } from "#e2e/fixtures/image-with.ts";
import { listAbsentLabels } from "#lib/synthesis/list-absent-labels.ts";
import { toScene } from "#lib/synthesis/scene.ts";
import { createLabelTally, tallyLabels, toVocabulary } from "#lib/synthesis/vocabulary.ts";

function absent(images: readonly (readonly string[])[], captions: readonly string[] = []): readonly string[] {
	const tally = createLabelTally();
	for (const labels of images) tallyLabels(tally, labels);
	return listAbsentLabels(
		toScene(
			imageWith(
				[
					{ label: "bed", at: [100, 100] },
					{ label: "person", at: [300, 100], crowd: true },
				],
				captions,
			),
		),
		toVocabulary(tally),
	);
}

test("labels that keep the company of what is there come first", () => {
	expect(
		absent([
			["bed", "lamp"],
			["bed", "lamp"],
			["bed", "rug"],
			["giraffe", "tree"],
		]),
	).toEqual(["lamp", "rug", "giraffe", "tree"]);
});

test("what has a region, even of a crowd, is not absent", () => {
	expect(absent([["bed", "person", "clock"]])).toEqual(["clock"]);
});

test("what a caption speaks of is not absent, whatever word it uses", () => {
	expect(absent([["tv", "bicycle", "dog", "clock"]], ["A television, a bike", "and a puppy"])).toEqual(["clock"]);
});

test("what could be taken for something in the picture is not absent", () => {
	expect(absent([["couch", "chair", "Man", "clock"]])).toEqual(["clock"]);
});

test("only the likeliest are kept, ties by name", () => {
	expect(absent([Array.from({ length: 30 }, (_, index) => `thing ${String.fromCharCode(97 + index)}x`)]).length).toBe(10);
});
