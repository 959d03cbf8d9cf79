import { expect, test } from "vitest";
import { modelParent, PARENTS } from "#e2e/fixtures/composed-parents.ts";
import { checkComposedStem } from "#lib/synthesis/check-composed-stem.ts";

const { cups, cat, dog, nearest } = PARENTS;
const check = (stem: string, parents = [cups, cat], words: string | null = null) => {
	const checked = checkComposedStem(stem, parents, words);
	return checked.kind === "good" ? checked.mentions : checked.reason;
};

test("words that ask what the parents ask pass", () => {
	expect(check("Looking at the right, how many cups are standing there, and which color does the cat have?")).toEqual([]);
	expect(check("What color is the one closest to the cat?", [nearest, dog], "the dog")).toEqual([]);
});

test.each([
	["How many cups stand at the right, and what color does the cat have", "is no question"],
	["What are the answers to both questions about cups at the right and the cat's color?", "speaks of its questions"],
	["What color does the black cat have beside the cups that stand at the right?", "tells a parent's answer"],
	["What color does the cat have beside the two cups that stand at the right?", "tells a parent's answer"],
	["What color does the cat have?", "drops what is asked"],
])("%s: %s", (stem, reason) => {
	expect(check(stem)).toBe(reason);
});

test("a parent without words of its own is not left out either", () => {
	const shown = modelParent("p-s", { type: "presence", stem: "Which of these is in the picture?", right: "A bed", wrong: ["x", "y", "z"], evidence: ["r1"] });
	expect(check("What color does the cat in the picture have?", [cat, shown])).toBe("drops what is asked");
	expect(check("Which of these does the picture show, and what color does the cat have?", [cat, shown])).toEqual([]);
});

test("a chain does not name what its first parent finds", () => {
	expect(check("What color is the dog closest to the cat?", [nearest, dog], "the dog")).toBe("tells a parent's answer");
});

test("words that mark a region stand there once, and are found again", () => {
	const marked = modelParent("p-m", {
		type: "region",
		stem: "What is in the marked region?",
		right: "A cup",
		wrong: ["x", "y", "z"],
		evidence: ["r3"],
		mentions: [{ start: 11, end: 28, region: "r3" }],
	});
	expect(check("What fills 🧢 the marked region, and what color does the cat have?", [marked, cat])).toEqual([{ start: 13, end: 30, region: "r3" }]);
	expect(check("What is marked, and what color does the cat have?", [marked, cat])).toBe("loses a mark");
	expect(check("What is in the marked region, and beside the marked region what color does the cat have?", [marked, cat])).toBe("loses a mark");
});
