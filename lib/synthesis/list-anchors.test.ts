import { expect, test } from "vitest";
import { imageWith, type Thing } from "#e2e/fixtures/image-with.ts";
import { listAnchors } from "#lib/synthesis/list-anchors.ts";
import { toScene } from "#lib/synthesis/scene.ts";

const anchors = (things: readonly Thing[], captions: readonly string[] = ["Here."]): readonly string[] =>
	listAnchors(toScene(imageWith(things, captions))).map(({ region, isMarked }) => `${region.key}${isMarked ? " marked" : ""}`);

const big = (label: string, x: number, y: number): Thing => ({ label, at: [x, y], size: [80, 80] });

test("the only one of its kind is named, one of several is marked", () => {
	expect(anchors([big("dog", 100, 100), big("cup", 300, 100), big("cup", 500, 300)])).toEqual(["r1", "r2 marked", "r3 marked"]);
});

test("crowds, tiny things, things cut off and things behind each other are not marked", () => {
	const cups = (...things: readonly Thing[]): readonly string[] => anchors([big("cup", 300, 300), ...things]);
	expect(cups({ ...big("cup", 500, 300), crowd: true })).toEqual(["r1 marked"]);
	expect(cups({ label: "cup", at: [500, 300], size: [10, 10] })).toEqual(["r1 marked"]);
	expect(cups({ label: "cup", at: [25, 300], size: [50, 80] })).toEqual(["r1 marked"]);
	expect(cups({ label: "cup", at: [500, 300], size: [80, 80] }, { label: "cup", at: [510, 300], size: [80, 80] })).toEqual(["r1 marked"]);
});

test("where a caption tells of mirrors or toys nothing is referred to", () => {
	expect(anchors([big("cup", 100, 100), big("cup", 500, 300)], ["Cups before a mirror."])).toEqual([]);
});
