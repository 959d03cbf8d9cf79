import { expect, test } from "vitest";
import { createRegionIndex } from "#components/canvas/region-index.ts";

const outer = { key: "r1", box: { x: 0, y: 0, width: 100, height: 100 } };
const inner = { key: "r2", box: { x: 40, y: 40, width: 10, height: 10 } };
const index = createRegionIndex([outer, inner]);

test("of regions inside each other the smallest is pointed at", () => {
	expect(index.at({ x: 45, y: 45 })).toBe(inner);
	expect(index.at({ x: 5, y: 5 })).toBe(outer);
	expect(index.at({ x: 101, y: 5 })).toBeNull();
});

test("a little beside a box still points at it", () => {
	expect(index.at({ x: 102, y: 5 }, 3)).toBe(outer);
	expect(index.at({ x: 104, y: 5 }, 3)).toBeNull();
});

test("what touches a part of the photo is told in order, and of no regions none", () => {
	expect(index.within({ x: 30, y: 30, width: 15, height: 15 })).toEqual([0, 1]);
	expect(index.within({ x: 60, y: 60, width: 500, height: 500 })).toEqual([0]);
	expect(createRegionIndex([]).within({ x: 0, y: 0, width: 5, height: 5 })).toEqual([]);
	expect(createRegionIndex([]).at({ x: 1, y: 1 })).toBeNull();
});

test("of many boxes it finds what going through all of them would", () => {
	const many = Array.from({ length: 2_000 }, (_, n) => ({ box: { x: (n * 37) % 600, y: (n * 91) % 400, width: 5 + (n % 40), height: 4 + (n % 30) } }));
	const tree = createRegionIndex(many);
	for (let n = 0; n < 200; n += 1) {
		const part = { x: (n * 53) % 600, y: (n * 29) % 400, width: n % 50, height: n % 20 };
		const touching = many.flatMap(({ box }, position) =>
			box.x <= part.x + part.width && part.x <= box.x + box.width && box.y <= part.y + part.height && part.y <= box.y + box.height ? [position] : [],
		);
		expect(tree.within(part)).toEqual(touching);
	}
});
