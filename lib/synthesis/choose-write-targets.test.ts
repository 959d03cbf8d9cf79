import { expect, test } from "vitest";
import { imageWith } from "#e2e/fixtures/image-with.ts";
import { chooseWriteTargets } from "#lib/synthesis/choose-write-targets.ts";

const image = imageWith([
	{ label: "dog", at: [100, 100] },
	{ label: "dog", at: [200, 100] },
	{ label: "dog", at: [300, 100] },
	{ label: "cat", at: [400, 300] },
	{ label: "bird", at: [500, 300], size: [8, 8] },
	{ label: "person", at: [300, 400], size: [200, 100], crowd: true },
]);

test("labels take turns, a group of one label stands for itself, and crowds and specks are left out", () => {
	const targets = chooseWriteTargets(image, 5, "s");
	expect(targets.every(({ sample }) => sample === 0)).toBe(true);
	expect(
		targets
			.slice(0, 2)
			.map(({ regions }) => regions.join(" "))
			.toSorted(),
	).toEqual(["r1 r2 r3", "r4"]);
	expect(
		targets
			.slice(2)
			.map(({ regions }) => regions.join(" "))
			.toSorted(),
	).toEqual(["r1", "r2", "r3"]);
});

test("nothing comes again before everything came, and not for ever", () => {
	const targets = chooseWriteTargets(image, 50, "s");
	expect(targets.length).toBe(15);
	expect(targets.slice(5, 10)).toEqual(targets.slice(0, 5).map((target) => ({ ...target, sample: 1 })));
});

test("the same seed gives the same order, another seed may give another", () => {
	expect(chooseWriteTargets(image, 5, "s")).toEqual(chooseWriteTargets(image, 5, "s"));
	const orders = new Set(["a", "b", "c", "d", "e"].map((seed) => JSON.stringify(chooseWriteTargets(image, 5, seed))));
	expect(orders.size).toBeGreaterThan(1);
});

test("an image without regions has nothing to ask about", () => {
	expect(chooseWriteTargets(imageWith([]), 5, "s")).toEqual([]);
});
