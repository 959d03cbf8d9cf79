import { expect, test } from "vitest";
import { splitOfPicture } from "#lib/images/split-of-picture.ts";

test("about eight in ten pictures train, and one in ten validates and tests", () => {
	const counts = { train: 0, validation: 0, test: 0 };
	for (let picture = 0; picture < 10_000; picture += 1) counts[splitOfPicture(picture.toString(16).padStart(16, "0"))] += 1;
	expect(counts.train).toBeGreaterThan(7_800);
	expect(counts.train).toBeLessThan(8_200);
	expect(Math.abs(counts.validation - counts.test)).toBeLessThan(200);
});

test("the same hash is always in the same split", () => {
	expect(["239f7bebdb733327", "4949696f2f27a524", "0000000000000000"].map(splitOfPicture)).toEqual(["train", "train", "train"]);
});
