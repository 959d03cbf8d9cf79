import { expect, test } from "vitest";
import { removeOption } from "#lib/review/remove-option.ts";

const DRAFT = { stem: "What is it?", options: ["cat", "dog", "bus"], key: "B" } as const;

test.each([
	[0, { options: ["dog", "bus"], key: "A" }],
	[2, { options: ["cat", "dog"], key: "B" }],
])("the key stays with its words when option %i goes", (at, left) => {
	expect(removeOption(DRAFT, at)).toEqual({ ...DRAFT, ...left });
});

test("when the key itself goes, no other option becomes it", () => {
	const without = removeOption(DRAFT, 1);
	expect(without).toEqual({ ...DRAFT, options: ["cat", "bus"], key: null });
	expect(removeOption({ ...without, options: ["cat", "bus", "car"] }, 0).key).toBeNull();
});
