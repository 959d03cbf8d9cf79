import { expect, test } from "vitest";
import { createProgressBar, progressLine } from "#lib/cli/progress-bar.ts";

function screen(isTTY: boolean) {
	const written: string[] = [];
	return { isTTY, written, write: (text: string) => written.push(text) };
}

test("progress is drawn as a bar with its numbers", () => {
	expect(progressLine(1_500, 3_000)).toBe(`[${"#".repeat(15)}${"-".repeat(15)}] 50 % 1,500 of 3,000`);
});

test("progress without a known total is a count", () => {
	expect(progressLine(1_500, null)).toBe("1,500 done");
});

test("nothing is drawn where there is no terminal", () => {
	const file = screen(false);
	const bar = createProgressBar(file);
	bar.show(1, 2);
	bar.clear();
	expect(file.written).toEqual([]);
});

test("a bar is drawn at most ten times a second, and always when it is full", () => {
	const terminal = screen(true);
	let now = 0;
	const bar = createProgressBar(terminal, () => now);
	bar.show(1, 3);
	now = 50;
	bar.show(2, 3);
	bar.show(3, 3);
	expect(terminal.written.map((text) => text.match(/\d+ of/)?.[0])).toEqual(["1 of", "3 of"]);
});
