import { expect, test } from "vitest";
import { findLikenesses } from "#lib/questions/find-likenesses.ts";
import { toPlainCaptions } from "#lib/questions/plain-captions.ts";

test.each([
	["A cat next to a reflection of itself in a mirror.", "mirrored"],
	["A bathroom mirror", "mirrored"],
	["A man holding a picture of himself.", "made"],
	["Cakes on a poster", "made"],
	["STATUES in a park", "made"],
	["A toy kitchen by a mirror", "made"],
	["A picture of a kitchen.", "none"],
	["A man taking a photo of a bus.", "none"],
	["A drawn sword", "none"],
	["", "none"],
])("'%s' tells of likenesses: %s", (text, likenesses) => {
	expect(findLikenesses(toPlainCaptions([{ text: "A cat." }, { text }]))).toBe(likenesses);
});
