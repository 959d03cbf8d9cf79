import { expect, test } from "vitest";
import { toCsvLine } from "#lib/text/to-csv-line.ts";

test("plain cells stand as they are", () => {
	expect(toCsvLine(["a", "", "b c", "http://x.org/?q=1"])).toBe("a,,b c,http://x.org/?q=1\n");
});

test("commas, quotes and line ends are quoted", () => {
	expect(toCsvLine(["a,b", 'say "hi"', "two\nlines"])).toBe('"a,b","say ""hi""","two\nlines"\n');
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\u00a0=1", "\n=1", "\ufeff@x"])("the formula %j is made inert", (cell) => {
	const [line] = [toCsvLine([cell])];
	expect(line.replace(/^"/, "")).toMatch(/^'/);
});

test("a dash or an equals sign inside a cell is no formula", () => {
	expect(toCsvLine(["a=b", "3-4"])).toBe("a=b,3-4\n");
});
