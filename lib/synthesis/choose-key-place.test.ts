import { expect, test } from "vitest";
import { createSeededRandom } from "#lib/stats/seeded-random.ts";
import { chooseKeyPlace, countKeyPlace, type KeyTally } from "#lib/synthesis/choose-key-place.ts";

test("the place that held the key least often in a type is next", () => {
	const tally = { counting: [3, 2, 3, 3], presence: [0, 9, 9, 9] };
	expect(chooseKeyPlace(tally, "counting", createSeededRandom("x"))).toBe(1);
	expect(chooseKeyPlace(tally, "presence", createSeededRandom("x"))).toBe(0);
});

test("among equals in a type, the place that held it least often over all is next", () => {
	expect(chooseKeyPlace({ counting: [1, 1, 1, 1], presence: [2, 2, 1, 2] }, "counting", createSeededRandom("x"))).toBe(2);
	expect(chooseKeyPlace({ presence: [2, 2, 1, 2] }, "counting", createSeededRandom("x"))).toBe(2);
});

test("over many questions places are even in every type, and any may follow any", () => {
	let tally: KeyTally = {};
	const pairs = new Map<string, number>();
	let before = -1;
	for (let index = 0; index < 4_000; index++) {
		const type = index % 2 === 0 ? "counting" : "presence";
		const place = chooseKeyPlace(tally, type, createSeededRandom(`${index}`));
		tally = countKeyPlace(tally, type, place);
		pairs.set(`${before} ${place}`, (pairs.get(`${before} ${place}`) ?? 0) + 1);
		before = place;
	}
	expect(tally).toEqual({ counting: [500, 500, 500, 500], presence: [500, 500, 500, 500] });
	for (const from of [0, 1, 2, 3]) for (const to of [0, 1, 2, 3]) expect(pairs.get(`${from} ${to}`) ?? 0).toBeGreaterThan(50);
});

test("counting a place leaves the tally before as it was", () => {
	const before: KeyTally = { counting: [1, 0, 0, 0] };
	expect(countKeyPlace(before, "counting", 1)).toEqual({ counting: [1, 1, 0, 0] });
	expect(before).toEqual({ counting: [1, 0, 0, 0] });
});
