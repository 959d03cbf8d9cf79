import { expect, test } from "vitest";
import { imageWith, type Thing } from "#e2e/fixtures/image-with.ts";
import { listCountableKinds } from "#lib/synthesis/list-countable-kinds.ts";
import { toScene } from "#lib/synthesis/scene.ts";

const birds = (count: number, size: readonly [number, number] = [40, 40]): readonly Thing[] =>
	Array.from({ length: count }, (_, index) => ({ label: "bird", at: [30 + (index % 12) * 50, 30 + Math.floor(index / 12) * 100], size }));
const counted = (things: readonly Thing[], captions: readonly string[]): readonly string[] =>
	listCountableKinds(toScene(imageWith(things, captions))).map((kind) => kind.label);

test("things that the captions speak of are counted, one as well as several", () => {
	expect(counted(birds(3), ["Three birds."])).toEqual(["bird"]);
	expect(counted(birds(3), ["Birds in the sky."])).toEqual(["bird"]);
	expect(counted(birds(1), ["A pigeon."])).toEqual(["bird"]);
	expect(counted(birds(12), ["Birds."])).toEqual(["bird"]);
});

test.each<[string, readonly Thing[], readonly string[]]>([
	["one of the boxes bounds a crowd", [...birds(2), { label: "bird", at: [400, 400], crowd: true }], ["Birds."]],
	["one of them is tiny", [...birds(2), { label: "bird", at: [400, 400], size: [8, 8] }], ["Birds."]],
	["the picture's edge cuts one of them off", [...birds(2), { label: "bird", at: [620, 400], size: [40, 60] }], ["Birds."]],
	["there are too many to count", birds(13), ["Birds."]],
	["no caption speaks of them", birds(3), ["A quiet sky."]],
	["the captions speak of one, and there are three boxes", birds(3), ["A bird."]],
	["the captions speak of several, and there is one box", birds(1), ["Birds."]],
	["a caption gives another number", birds(3), ["Two birds."]],
	["one may be boxed twice", [...birds(2), { label: "bird", at: [32, 32], size: [40, 40] }], ["Birds."]],
	["one box lies within another", [...birds(2), { label: "bird", at: [30, 30], size: [30, 30] }], ["Birds."]],
	["a mirror may show some of them twice", birds(2), ["Birds before a mirror."]],
])("birds are not counted where %s", (_, things, captions) => {
	expect(counted(things, captions)).toEqual([]);
});

test("cups are not counted beside wine glasses, nor is what has no number", () => {
	expect(
		counted(
			[
				{ label: "cup", at: [100, 100] },
				{ label: "wine glass", at: [300, 100] },
			],
			["A cup."],
		),
	).toEqual([]);
	expect(counted([{ label: "broccoli", at: [100, 100], size: [200, 200] }], ["Broccoli."])).toEqual([]);
});

test("without captions only large things are counted", () => {
	expect(
		counted(
			birds(2, [100, 100]).map((bird, index) => ({ ...bird, at: [100 + 200 * index, 200] })),
			[],
		),
	).toEqual(["bird"]);
	expect(counted(birds(2), [])).toEqual([]);
});
