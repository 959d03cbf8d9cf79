import { expect, test } from "vitest";
import { findTextFault } from "#lib/text/find-text-fault.ts";

test.each([
	["a 🐕 runs", null],
	["x".repeat(1_001), "is 1,001 characters long, where 1,000 are the most"],
	["a\0b", "holds a NUL"],
	["half a \udc00 character", "holds half a character"],
])("%j: %s", (text, fault) => {
	expect(findTextFault(text, 1_000)).toBe(fault);
});
