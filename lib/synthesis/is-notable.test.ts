import { expect, test } from "vitest";
import { imageWith } from "#e2e/fixtures/image-with.ts";
import { isNotable } from "#lib/synthesis/is-notable.ts";
import { toScene } from "#lib/synthesis/scene.ts";

function notable(size: readonly [number, number], captions: readonly string[]): boolean {
	const scene = toScene(imageWith([{ label: "dog", at: [300, 200], size }], captions));
	const [region] = scene.regions;
	return region !== undefined && isNotable(region, scene);
}

test("a large thing is noticed whether anybody speaks of it or not", () => {
	expect(notable([100, 100], [])).toBe(true);
	expect(notable([100, 100], ["A cat."])).toBe(true);
});

test("a smaller thing is noticed where a caption speaks of it", () => {
	expect(notable([40, 40], ["A puppy in the grass."])).toBe(true);
	expect(notable([40, 40], ["Grass."])).toBe(false);
	expect(notable([40, 40], [])).toBe(false);
});

test("a tiny thing is not noticed, whatever a caption says", () => {
	expect(notable([10, 10], ["A dog."])).toBe(false);
});
