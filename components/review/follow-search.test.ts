import { expect, test } from "vitest";
import { followSearch } from "#components/review/follow-search.ts";

test("letters typed while the words before them are applied are kept", () => {
	expect(followSearch({ typed: "pict", asked: "pic", value: null }, "pic")).toEqual({ typed: "pict", asked: "pic", value: "pic" });
});

test("a search from elsewhere takes the place of what was typed", () => {
	const typed = { typed: "pic", asked: "pic", value: "pic" };
	expect(followSearch(typed, "cat")).toEqual({ typed: "cat", asked: "cat", value: "cat" });
	expect(followSearch(typed, null)).toEqual({ typed: "", asked: null, value: null });
});

test("what is typed is left alone for as long as the same is looked for", () => {
	const draft = { typed: "picture", asked: null, value: null };
	expect(followSearch(draft, null)).toBe(draft);
});
