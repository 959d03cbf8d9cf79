import { expect, test } from "vitest";
import { writeShort } from "#lib/text/write-short.ts";

test("a count is whole while it is short, and keeps three figures beyond", () => {
	expect([0, 9_999, 18_400, 112_345, 3_240_000, 5_200_000_000].map(writeShort)).toEqual(["0", "9,999", "18.4k", "112k", "3.2M", "5.2G"]);
});
