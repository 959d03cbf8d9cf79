import { expect, test } from "vitest";
import { imageWith } from "#e2e/fixtures/image-with.ts";
import { applyRegionChanges } from "#lib/images/apply-region-changes.ts";
import type { ImageContent } from "#lib/images/schema.ts";

const image: ImageContent = imageWith([
	{ label: "dog", at: [100, 100] },
	{ label: "cat", at: [300, 100] },
]);
const dog = { label: "dog", box: { x: 70, y: 70, width: 60, height: 60 } };
const moved = { ...dog, box: { ...dog.box, x: 75 } };

function changed(outcome: ReturnType<typeof applyRegionChanges>): ImageContent {
	if (outcome.kind === "conflict") throw new Error(`conflict over ${outcome.regions}`);
	return outcome.image;
}

test("a moved box is a person's and keeps its key, its place in the list and whose it was", () => {
	const clipped = {
		...image,
		regions: image.regions.map((region) => ({ ...region, original: [1, 2, 3, 4] as [number, number, number, number], sourceId: "9" })),
	};
	const { regions } = changed(applyRegionChanges(clipped, [{ region: "r1", from: dog, to: moved }], 3));
	expect(regions[0]).toEqual({ key: "r1", ...moved, crowd: false, origin: "person", original: null, sourceId: "9" });
	expect(regions[1]).toBe(clipped.regions[1]);
});

test("another label alone keeps what the source gave as box", () => {
	const clipped = { ...image, regions: image.regions.map((region) => ({ ...region, original: [1, 2, 3, 4] as [number, number, number, number] })) };
	const { regions } = changed(applyRegionChanges(clipped, [{ region: "r1", from: dog, to: { ...dog, label: "wolf" } }], 3));
	expect(regions[0]).toMatchObject({ label: "wolf", origin: "person", original: [1, 2, 3, 4] });
});

test("attributes come, change and go, and none is kept empty", () => {
	const red = { ...dog, attributes: { color: "red", material: "" } };
	const first = changed(applyRegionChanges(image, [{ region: "r1", from: dog, to: red }], 3));
	expect(first.regions[0]?.attributes).toEqual({ color: "red" });
	const second = changed(applyRegionChanges(first, [{ region: "r1", from: { ...dog, attributes: { color: "red" } }, to: dog }], 3));
	expect("attributes" in (second.regions[0] ?? {})).toBe(false);
});

test("a new region takes the next key, and a key that was ever given is never given again", () => {
	const added = changed(applyRegionChanges(image, [{ region: "r3", from: null, to: moved }], 3));
	expect([added.regions.map(({ key }) => key), added.nextRegion]).toEqual([["r1", "r2", "r3"], 4]);
	const without = changed(applyRegionChanges(added, [{ region: "r3", from: moved, to: null }], 4));
	expect([without.regions.length, without.nextRegion]).toEqual([2, 4]);
	expect(applyRegionChanges(without, [{ region: "r3", from: null, to: moved }], 4)).toEqual({ kind: "conflict", regions: ["r3"] });
	expect(applyRegionChanges(image, [{ region: "r3", from: null, to: moved }], 5)).toEqual({ kind: "conflict", regions: ["r3"] });
});

test("a region that is not what it was any more is written over by nothing, nor is any other of the same changes", () => {
	const elsewhere = { ...dog, box: { ...dog.box, y: 0 } };
	const both = [
		{ region: "r1", from: elsewhere, to: moved },
		{ region: "r2", from: { label: "cat", box: { x: 270, y: 70, width: 60, height: 60 } }, to: null },
	];
	expect(applyRegionChanges(image, both, 3)).toEqual({ kind: "conflict", regions: ["r1"] });
	expect(applyRegionChanges(image, [{ region: "r7", from: dog, to: moved }], 3)).toEqual({ kind: "conflict", regions: ["r7"] });
});

test("changes of one region after another are followed", () => {
	const twice = [
		{ region: "r3", from: null, to: dog },
		{ region: "r3", from: dog, to: moved },
	];
	expect(changed(applyRegionChanges(image, twice, 3)).regions[2]?.box.x).toBe(75);
});
