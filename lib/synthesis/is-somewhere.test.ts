import { expect, test } from "vitest";
import { isSomewhere } from "#lib/synthesis/is-somewhere.ts";

test("a thing has a place up to half of the picture", () => {
	const frame = { width: 100, height: 100 };
	expect(isSomewhere({ x: 0, y: 0, width: 100, height: 50 }, frame)).toBe(true);
	expect(isSomewhere({ x: 0, y: 0, width: 100, height: 51 }, frame)).toBe(false);
});
