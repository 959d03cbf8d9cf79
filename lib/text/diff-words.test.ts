import { expect, test } from "vitest";
import { diffWords } from "#lib/text/diff-words.ts";

test("what was changed is told in whole words, and both texts can be read out of it", () => {
	const differences = diffWords("The silver sedan is ahead.", "The yellow taxi is ahead.");
	const side = (left: "removed" | "added") =>
		differences
			.filter(({ kind }) => kind !== left)
			.map(({ text }) => text)
			.join("");
	expect([side("added"), side("removed")]).toEqual(["The silver sedan is ahead.", "The yellow taxi is ahead."]);
	expect(differences.filter(({ kind }) => kind === "added").map(({ text }) => text)).toEqual(["yellow", "taxi"]);
});

test("equal texts are one stretch", () => {
	expect(diffWords("as it was", "as it was")).toEqual([{ kind: "same", text: "as it was" }]);
});
