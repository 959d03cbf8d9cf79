import { expect, test } from "vitest";
import { numberListEnd } from "#lib/imports/number-list-end.ts";

test.each(["[]", "[1]", "[[1,2.5,-0.25],[ 3e5 , 4E-2, 0 ]]", "[[],[]]", "[[[0]]]", "[ ]", "[-0]"])("%s ends at its own bracket", (list) => {
	expect(numberListEnd(Buffer.from(`x${list},1]`), 1)).toBe(list.length + 1);
});

test.each(["[1,]", "[01]", "[1.]", "[.5]", "[+1]", "[1 2]", "[,1]", "[NaN]", '["a"]', "[{}]", "[true]", "[--1]", "[1e]x", "[[1]2]"])(
	"%s is left to a real parser",
	(list) => {
		expect(numberListEnd(Buffer.from(list), 0)).toBe("other");
	},
);

test("a list whose end has not come is unfinished, wherever it is cut", () => {
	const list = "[[1.5,-2e3],[ 0, 10 ]]";
	for (let length = 1; length < list.length; length += 1) expect(numberListEnd(Buffer.from(list.slice(0, length)), 0)).toBe("unfinished");
});
