import { describe, expect, test } from "vitest";
import type { Box } from "#lib/geometry/box.ts";
import { boxBetween } from "#lib/geometry/box-between.ts";
import { moveBox } from "#lib/geometry/move-box.ts";
import { BOX_HANDLES, BOX_SIDE_PX_MIN, resizeBox } from "#lib/geometry/resize-box.ts";
import { createSeededRandom } from "#lib/stats/seeded-random.ts";

const frame = { width: 100, height: 60 };
const box = { x: 20, y: 10, width: 30, height: 20 };

describe("moving", () => {
	test("a box moves by whole steps and keeps its size", () => {
		expect(moveBox(box, { x: 5, y: -3 }, frame)).toEqual({ x: 25, y: 7, width: 30, height: 20 });
	});

	test("a box stops at the edges of the frame", () => {
		expect(moveBox(box, { x: -500, y: 500 }, frame)).toEqual({ x: 0, y: 40, width: 30, height: 20 });
	});
});

describe("resizing", () => {
	test("a corner moves two sides and a middle one", () => {
		expect(resizeBox(box, { handle: "nw", to: { x: 10, y: 5 }, frame })).toEqual({ x: 10, y: 5, width: 40, height: 25 });
		expect(resizeBox(box, { handle: "e", to: { x: 80, y: 999 }, frame })).toEqual({ x: 20, y: 10, width: 60, height: 20 });
	});

	test("a side drawn past its opposite turns round there", () => {
		expect(resizeBox(box, { handle: "e", to: { x: 5, y: 0 }, frame })).toEqual({ x: 5, y: 10, width: 15, height: 20 });
		expect(resizeBox(box, { handle: "nw", to: { x: 70, y: 50 }, frame })).toEqual({ x: 50, y: 30, width: 20, height: 20 });
	});

	test("a box drawn together keeps a pixel, inside the frame also at its edges", () => {
		expect(resizeBox(box, { handle: "e", to: { x: 20, y: 0 }, frame })).toEqual({ x: 20, y: 10, width: 1, height: 20 });
		expect(resizeBox({ ...box, x: 99.5 }, { handle: "e", to: { x: 100, y: 0 }, frame })).toEqual({ x: 98.5, y: 10, width: 1, height: 20 });
		expect(resizeBox({ x: 0, y: 0, width: 0.5, height: 20 }, { handle: "w", to: { x: 0, y: 0 }, frame })).toEqual({ x: 0.5, y: 0, width: 1, height: 20 });
	});
});

describe("drawing", () => {
	test("two corners make the same box in either order, kept to the frame", () => {
		expect(boxBetween({ x: 90, y: 50 }, { x: 200, y: 20 }, frame)).toEqual({ x: 90, y: 20, width: 10, height: 30 });
		expect(boxBetween({ x: -5, y: 50 }, { x: 10, y: 70 }, frame)).toEqual({ x: 0, y: 50, width: 10, height: 10 });
	});
});

test("whatever is drawn, moved and resized stays inside the frame and never below a pixel", () => {
	const chance = createSeededRandom("hands");
	const random = () => chance.below(2 ** 20) / 2 ** 20;
	const anywhere = () => ({ x: random() * 240 - 70, y: random() * 200 - 70 });
	for (let round = 0; round < 20_000; round += 1) {
		let changed: Box = boxBetween(anywhere(), anywhere(), frame);
		for (let step = 0; step < 4; step += 1) {
			const handle = BOX_HANDLES[Math.floor(random() * BOX_HANDLES.length)] ?? "se";
			changed = random() < 0.4 ? moveBox(changed, anywhere(), frame) : resizeBox(changed, { handle, to: anywhere(), frame });
			expectInside(changed);
		}
	}
});

function expectInside({ x, y, width, height }: Box): void {
	const slack = 1e-9;
	const isInside = x >= 0 && y >= 0 && x + width <= frame.width + slack && y + height <= frame.height + slack;
	if (!isInside || width < BOX_SIDE_PX_MIN - slack || height < BOX_SIDE_PX_MIN - slack) expect({ x, y, width, height }).toBe("inside");
}
