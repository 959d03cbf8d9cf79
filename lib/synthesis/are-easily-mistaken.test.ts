import { expect, test } from "vitest";
import { areEasilyMistaken } from "#lib/synthesis/are-easily-mistaken.ts";

test("things of one category, or of one shape, are mistaken at a glance; others are not", () => {
	expect(areEasilyMistaken("cow", "horse")).toBe(true);
	expect(areEasilyMistaken("remote", "cell phone")).toBe(true);
	expect(areEasilyMistaken("orange", "sports ball")).toBe(true);
	for (const [a = "", b = ""] of [
		["lamp", "street lamp"],
		["table", "dining table"],
		["table", "desk"],
		["cup", "bowl"],
		["kettle", "watering can"],
		["bucket", "basket"],
		["hammer", "saw"],
		["pear", "apple"],
		["train", "bus"],
	])
		expect(areEasilyMistaken(a, b)).toBe(true);
	expect(areEasilyMistaken("toilet", "carrot")).toBe(false);
	expect(areEasilyMistaken("cat", "banana")).toBe(false);
});
