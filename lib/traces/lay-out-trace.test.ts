import { expect, test } from "vitest";
import { sliceCodePoints } from "#lib/text/unicode.ts";
import { layOutTrace } from "#lib/traces/lay-out-trace.ts";

test("steps stand one to a line, with the regions they name and those they only speak of", () => {
	const laid = layOutTrace([
		{ pieces: ["Plan: find ", { text: "the dog", region: "r3" }, "."], behavior: "subgoal" },
		{ pieces: ["Count them: three."], regions: ["r1", "r2"] },
	]);
	expect(laid).toEqual({
		text: "Plan: find the dog.\nCount them: three.",
		steps: [
			{ start: 0, end: 19, regions: ["r3"] },
			{ start: 20, end: 38, regions: ["r1", "r2"] },
		],
		mentions: [{ start: 11, end: 18, region: "r3" }],
		spans: [{ start: 0, end: 19, behavior: "subgoal", source: "rule" }],
	});
});

test("offsets are code points, so that an emoji is one", () => {
	const laid = layOutTrace([{ pieces: ["🐕🐕 and "] }, { pieces: ["then ", { text: "🐈 cat", region: "r1" }] }]);
	const [mention] = laid.mentions;
	expect(sliceCodePoints(laid.text, mention?.start ?? 0, mention?.end ?? 0)).toBe("🐈 cat");
	expect(laid.steps[0]).toEqual({ start: 0, end: 7, regions: [] });
});

test("a region named twice in a step is listed once", () => {
	const piece = { text: "it", region: "r1" };
	expect(layOutTrace([{ pieces: [piece, piece], regions: ["r1", "r2"] }]).steps[0]?.regions).toEqual(["r1", "r2"]);
});

test("no steps make an empty text", () => {
	expect(layOutTrace([])).toEqual({ text: "", steps: [], mentions: [], spans: [] });
});
