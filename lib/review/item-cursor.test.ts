import { describe, expect, it } from "vitest";
import { createId, type SubjectId } from "#lib/ids.ts";
import { fromItemCursor, toItemCursor } from "#lib/review/item-cursor.ts";

describe("item cursor", () => {
	it("comes back as it went", () => {
		const cursor = { direction: "newer", id: createId<SubjectId>() } as const;
		expect(fromItemCursor(toItemCursor(cursor))).toEqual(cursor);
	});
	it.each(["", "abc", "%%%", "b2xkZXI6bm90LWFuLWlk", "A".repeat(5)])("refuses %j, which it did not make", (text) => {
		expect(() => fromItemCursor(text)).toThrow(/damaged/);
	});
});
