import { expect, test } from "vitest";
import { imageWith, type Thing } from "#e2e/fixtures/image-with.ts";
import { listNameableRegions } from "#lib/synthesis/list-nameable-regions.ts";
import { toScene } from "#lib/synthesis/scene.ts";

const dog: Thing = { label: "dog", at: [100, 100] };
const named = (things: readonly Thing[], captions: readonly string[] = ["A dog."]): readonly string[] =>
	listNameableRegions(toScene(imageWith(things, captions))).map((region) => region.label);

test("a thing that is alone of its kind can be called the one of its kind", () => {
	expect(named([dog, { label: "cat", at: [300, 100] }, { label: "cat", at: [500, 100] }])).toEqual(["dog"]);
});

test.each<[string, readonly Thing[], readonly string[]]>([
	["there are two", [dog, { ...dog, at: [300, 100] }], ["A dog."]],
	["a caption speaks of several", [dog], ["Two dogs at play."]],
	["it bounds a crowd", [{ ...dog, crowd: true }], ["A dog."]],
	["it is tiny", [{ ...dog, size: [9, 9] }], ["A dog."]],
	["it takes up more than half of the picture", [{ ...dog, at: [320, 240], size: [600, 400] }], ["A dog."]],
	["another label has the very same box", [dog, { ...dog, label: "horse" }], ["A dog."]],
	["there is a mirror, or a picture in the picture", [dog], ["A dog looks into a mirror."]],
	["all are toys", [dog], ["A toy dog."]],
])("nothing is called the dog where %s", (_, things, captions) => {
	expect(named(things, captions)).not.toContain("dog");
});

test("nothing is called the cup beside a wine glass, which annotators take one for the other", () => {
	expect(
		named([
			{ label: "cup", at: [100, 100] },
			{ label: "wine glass", at: [300, 100] },
			{ label: "dog", at: [500, 100] },
		]),
	).toEqual(["dog"]);
});
