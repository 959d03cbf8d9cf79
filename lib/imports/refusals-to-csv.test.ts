import { expect, test } from "vitest";
import { refusalsToCsv } from "#lib/imports/refusals-to-csv.ts";

test("a refusal is a line, quoted where it must be", () => {
	const lines = refusalsToCsv([
		{ file: "instances.json", row: null, byteOffset: 12, reason: 'image 1 ("a, b") is missing' },
		{ file: "licences.csv", row: 3, byteOffset: null, reason: "two\nlines" },
	]);
	expect(lines).toBe('instances.json,,12,"image 1 (""a, b"") is missing"\nlicences.csv,3,,"two\nlines"\n');
});

test.each(["=1+1", "+1", "-1", "@cmd", "\tx", "\rx", " =1", "\u00a0=1", "\n=1"])(
	"a cell that a spreadsheet would compute, %j, is led by an apostrophe",
	(reason) => {
		expect(refusalsToCsv([{ file: "f", row: null, byteOffset: null, reason }])).toContain(`'${reason}`);
	},
);
