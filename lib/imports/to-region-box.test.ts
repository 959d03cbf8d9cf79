import { expect, test } from "vitest";
import { toRegionBox } from "#lib/imports/to-region-box.ts";

const FRAME = { width: 640, height: 480 };

test("a box inside the frame is kept to a thousandth of a pixel", () => {
	expect(toRegionBox({ x: 1.23456, y: 2, width: 3.00049, height: 4 }, FRAME)).toEqual({
		kind: "box",
		box: { x: 1.235, y: 2, width: 3, height: 4 },
		original: null,
	});
});

test("a box that ends exactly at the edge is not called clipped, whatever the floats say", () => {
	expect(toRegionBox({ x: 0.1, y: 0.2, width: 639.9, height: 479.8 }, FRAME)).toEqual({
		kind: "box",
		box: { x: 0.1, y: 0.2, width: 639.9, height: 479.8 },
		original: null,
	});
});

test("a box over the edge is clipped, with the original kept", () => {
	expect(toRegionBox({ x: -10, y: 470, width: 100, height: 15 }, FRAME)).toEqual({
		kind: "box",
		box: { x: 0, y: 470, width: 90, height: 10 },
		original: [-10, 470, 100, 15],
	});
});

test.each([
	[{ x: Number.NaN, y: 0, width: 1, height: 1 }, "finite"],
	[{ x: 0, y: 0, width: Number.POSITIVE_INFINITY, height: 1 }, "finite"],
	[{ x: 0, y: 0, width: 0, height: 5 }, "no area"],
	[{ x: 0, y: 0, width: 5, height: -5 }, "no area"],
	[{ x: 0, y: 0, width: 0.0001, height: 5 }, "no area"],
	[{ x: 641, y: 0, width: 5, height: 5 }, "outside the picture"],
	[{ x: 0, y: -1e308, width: 5, height: 5 }, "outside the picture"],
	[{ x: -99, y: 0, width: 100, height: 100 }, "almost wholly outside"],
])("%j is refused: %s", (raw, reason) => {
	expect(toRegionBox(raw, FRAME)).toEqual({ kind: "refused", reason: expect.stringContaining(reason) });
});

test("whatever box comes, what is taken lies within the frame and has an area", () => {
	let state = 99;
	const random = () => {
		state = (state * 48_271) % 2_147_483_647;
		return state / 2_147_483_647;
	};
	for (let round = 0; round < 5_000; round += 1) {
		const raw = { x: (random() - 0.3) * 900, y: (random() - 0.3) * 700, width: random() * 700, height: random() * 600 };
		const result = toRegionBox(raw, FRAME);
		if (result.kind === "refused") continue;
		const { x, y, width, height } = result.box;
		expect(x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= FRAME.width + 1e-9 && y + height <= FRAME.height + 1e-9).toBe(true);
	}
});
