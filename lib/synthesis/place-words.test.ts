import { expect, test } from "vitest";
import { placeWords } from "#lib/synthesis/place-words.ts";

const frame = { width: 600, height: 300 };
const at = (x: number, y: number) => placeWords({ x: x - 10, y: y - 10, width: 20, height: 20 }, frame);

test("a picture has nine places", () => {
	expect([50, 150, 250].map((y) => [100, 300, 500].map((x) => at(x, y)))).toEqual([
		["at the top left", "near the top", "at the top right"],
		["on the left", "in the middle", "on the right"],
		["at the bottom left", "near the bottom", "at the bottom right"],
	]);
});

test("what takes up half of the picture fills much of it", () => {
	expect(placeWords({ x: 0, y: 0, width: 600, height: 150 }, frame)).toBe("filling much of the picture");
	expect(placeWords({ x: 0, y: 0, width: 600, height: 149 }, frame)).toBe("near the top");
});
