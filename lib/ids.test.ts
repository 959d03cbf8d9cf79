import { expect, test } from "vitest";
import { createId } from "#lib/ids.ts";

test("an id is a UUID of version 7 that begins with its millisecond", () => {
	expect(createId(0x0192_3456_789a, new Uint8Array(10).fill(0xff))).toBe("01923456-789a-7fff-bfff-ffffffffffff");
});

test("ids of later milliseconds sort later", () => {
	const ids = [1, 2, 1_000, 1_700_000_000_000, 1_800_000_000_000].map((now) => createId(now));
	expect(ids).toEqual([...ids].sort());
});

test("no two ids of one millisecond are equal", () => {
	expect(new Set(Array.from({ length: 1_000 }, () => createId(1))).size).toBe(1_000);
});
