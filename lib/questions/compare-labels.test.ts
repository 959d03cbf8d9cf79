import { expect, test } from "vitest";
import { compareLabels } from "#lib/questions/compare-labels.ts";

test.each([
	["cup", "wine glass", "interchangeable"],
	["wine glass", "cup", "interchangeable"],
	["laptop", "tv", "interchangeable"],
	["barrel", "barrel", "interchangeable"],
	["cup", "bottle", "related"],
	["truck", "bus", "related"],
	["tv", "keyboard", "distinct"],
	["dog", "bicycle", "distinct"],
	["barrel", "crate", "distinct"],
	["Tv", "Laptop", "interchangeable"],
	["wine_glass", "cup", "interchangeable"],
	["person", "Man", "related"],
	["Woman", "person", "related"],
	["office chair", "chair", "related"],
	["table", "dining table", "interchangeable"],
	["lamp", "street lamp", "related"],
	["paint can", "watering can", "related"],
	["tree", "potted plant", "related"],
	["pear", "apple", "related"],
	["hammer", "kettle", "distinct"],
] as const)("%s and %s are %s", (a, b, likeness) => {
	expect(compareLabels(a, b)).toBe(likeness);
});
