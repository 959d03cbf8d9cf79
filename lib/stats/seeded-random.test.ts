import { expect, test } from "vitest";
import { createSeededRandom } from "#lib/stats/seeded-random.ts";

const draw = (seed: string): readonly number[] => {
	const random = createSeededRandom(seed);
	return Array.from({ length: 20 }, () => random.below(1_000));
};

test("the same seed draws the same numbers, another seed others", () => {
	expect(draw("1 coco:159269")).toEqual(draw("1 coco:159269"));
	expect(draw("1 coco:159269")).not.toEqual(draw("1 coco:159268"));
	expect(draw("1")).not.toEqual(draw("2"));
});

test("numbers stay below the limit and reach all of it evenly", () => {
	const random = createSeededRandom("even");
	const counts = [0, 0, 0, 0];
	for (let draws = 0; draws < 40_000; draws++) {
		const drawn = random.below(4);
		counts[drawn] = (counts[drawn] ?? 0) + 1;
	}
	for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
});

test("the first number of neighbouring seeds is spread evenly too", () => {
	const firsts = Array.from({ length: 8_000 }, (_, seed) => createSeededRandom(`${seed}`).below(4));
	for (const value of [0, 1, 2, 3]) expect(Math.abs(firsts.filter((first) => first === value).length - 2_000)).toBeLessThan(200);
});

test("a shuffle keeps every value and leaves the list as it was", () => {
	const values = ["a", "b", "c", "d", "e"];
	const shuffled = createSeededRandom("shuffle").shuffle(values);
	expect([...shuffled].sort()).toEqual(values);
	expect(values).toEqual(["a", "b", "c", "d", "e"]);
});

test("a pick is one of the values", () => {
	const random = createSeededRandom("pick");
	const picked = new Set(Array.from({ length: 100 }, () => random.pick(["x", "y", "z"])));
	expect([...picked].sort()).toEqual(["x", "y", "z"]);
});
