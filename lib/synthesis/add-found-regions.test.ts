import { expect, test } from "vitest";
import { imageWith } from "#e2e/fixtures/image-with.ts";
import { addFoundRegions, type FoundBox } from "#lib/synthesis/add-found-regions.ts";

const image = imageWith([{ label: "person", at: [100, 100] }]);
const found = (label: string, [x, y, width, height]: readonly [number, number, number, number], score: number | null = 0.9): FoundBox => ({
	label,
	box: { x, y, width, height },
	score,
	generation: "g",
});
const add = (...boxes: readonly FoundBox[]) => addFoundRegions(image, boxes, { scoreMin: 0.3, overlapMax: 0.5, model: "dino" });
const reasonsOf = (...boxes: readonly FoundBox[]) => add(...boxes).rejected.map(({ reason }) => reason);

test("what is new gets the next keys, with its score and the model that found it", () => {
	const added = add(found("dog", [300, 200, 50.00049, 40]), found("cat", [400, 200, 50, 40], null));
	expect(added.rejected).toEqual([]);
	expect(added.image.regions.slice(1)).toEqual([
		{
			key: "r2",
			label: "dog",
			box: { x: 300, y: 200, width: 50, height: 40 },
			crowd: false,
			origin: "model",
			original: null,
			sourceId: null,
			score: 0.9,
			model: "dino",
		},
		{ key: "r3", label: "cat", box: { x: 400, y: 200, width: 50, height: 40 }, crowd: false, origin: "model", original: null, sourceId: null, model: "dino" },
	]);
	expect([added.image.nextRegion, image.regions.length]).toEqual([4, 1]);
});

test("a box over the edge is clipped and keeps what it was; one outside, or nearly, is none", () => {
	const added = add(found("dog", [600, 200, 60, 40]));
	expect(added.image.regions[1]).toMatchObject({ box: { x: 600, width: 40 }, original: [600, 200, 60, 40] });
	expect(reasonsOf(found("dog", [700, 200, 60, 40]), found("dog", [630, 200, 100, 40]))).toEqual(["outside the picture", "almost wholly outside the picture"]);
});

test("what is boxed already is not boxed again, by whatever name of the same thing", () => {
	const same = [72, 70, 60, 60] as const;
	expect(reasonsOf(found("person", same), found("young man", same))).toEqual(["boxed already", "boxed already"]);
	expect(reasonsOf(found("statue", same))).toEqual(["boxed already under another label"]);
	expect(reasonsOf(found("hat", [72, 70, 60, 20]))).toEqual([]);
});

test("scores too low, doubles and boxes of hardly any or nearly all area fall", () => {
	expect(
		reasonsOf(
			found("dog", [300, 200, 50, 40], 0.2),
			found("cat", [300, 200, 50, 40], 0.9),
			found("cat", [305, 200, 50, 40], 0.8),
			found("fly", [300, 200, 5, 5]),
			found("room", [0, 0, 640, 480]),
		).toSorted(),
	).toEqual(["overlaps a better box of the same label", "score too low", "takes up less than 0.1 % of the picture", "takes up more than 95 % of the picture"]);
});

test("where nothing is new the image is what it was", () => {
	expect(add(found("dog", [700, 200, 60, 40])).image).toBe(image);
});
