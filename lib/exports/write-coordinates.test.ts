import { expect, test } from "vitest";
import { writeCoordinates } from "#lib/exports/write-coordinates.ts";

const frame = {
	size: { width: 200, height: 100 },
	boxes: new Map([
		["r1", { x: 20, y: 10, width: 60, height: 40 }],
		["r2", { x: 100, y: 0, width: 100, height: 100 }],
	]),
};

test("coordinates follow the words that name a region", () => {
	const text = "Left of the dog is the cat.";
	const mentions = [
		{ start: 23, end: 26, region: "r2" },
		{ start: 12, end: 15, region: "r1" },
	];
	expect(writeCoordinates({ text, mentions }, frame)).toBe("Left of the dog [100, 100, 400, 500] is the cat [500, 0, 1000, 1000].");
});

test("a bare region key gives way to its coordinates", () => {
	expect(writeCoordinates({ text: "dog r1, cat r2", mentions: [{ start: 4, end: 6, region: "r1" }] }, frame)).toBe("dog [100, 100, 400, 500], cat r2");
});

test("offsets count code points, not UTF-16 units", () => {
	expect(writeCoordinates({ text: "🐕🐕 dog 🐈", mentions: [{ start: 3, end: 6, region: "r1" }] }, frame)).toBe("🐕🐕 dog [100, 100, 400, 500] 🐈");
});

test("several regions at the same words stand one behind the other", () => {
	const mentions = [
		{ start: 0, end: 8, region: "r1" },
		{ start: 0, end: 8, region: "r2" },
	];
	expect(writeCoordinates({ text: "two dogs", mentions }, frame)).toBe("two dogs [100, 100, 400, 500] [500, 0, 1000, 1000]");
});

test("a tag that coordinates stand in is escaped all the same", () => {
	expect(writeCoordinates({ text: "see <image> of dog", mentions: [{ start: 15, end: 18, region: "r1" }] }, frame)).toBe(
		"see < image > of dog [100, 100, 400, 500]",
	);
	expect(writeCoordinates({ text: "<think>", mentions: [] }, frame)).toBe("< think >");
});

test("a text without mentions is unchanged", () => {
	expect(writeCoordinates({ text: "How many dogs?", mentions: [] }, frame)).toBe("How many dogs?");
});
