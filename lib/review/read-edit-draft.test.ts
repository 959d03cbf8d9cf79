import { expect, test } from "vitest";
import { readEditDraft } from "#lib/review/read-edit-draft.ts";

const DRAFT = { stem: "How many dogs are there?", options: ["one", "two", "three"], key: "B" } as const;

test("a draft that says all makes an edit, without blanks at the ends", () => {
	expect(readEditDraft({ ...DRAFT, stem: " How many dogs are there?\n", options: ["one ", "two", "three"] })).toEqual({ kind: "edit", edit: DRAFT });
});

test.each([
	[{ stem: "  " }, "The question has no words."],
	[{ stem: "x".repeat(20_000) }, "The question has 20,000 characters; 4,000 are the most."],
	[{ stem: "half \ud800 a character" }, "The question holds a character that cannot be kept."],
	[{ options: ["one", " ", "three"] }, "Option B has no words."],
	[{ options: ["one", "two", "x".repeat(1_001)] }, "Option C has 1,001 characters; 1,000 are the most."],
	[{ options: ["one", "two", "One "] }, "Two options say the same."],
	[{ key: null }, "The key was removed: mark the option that is right."],
])("what stands in the way is said: %j", (change, problem) => {
	expect(readEditDraft({ ...DRAFT, ...change })).toEqual({ kind: "problem", problem });
});
