import { expect, test } from "vitest";
import { pauseAfter } from "#lib/launch/keep-running.ts";

test("a program that ends again and again waits twice as long each time, half a minute at most", () => {
	expect([1, 2, 3, 5, 6, 50].map(pauseAfter)).toEqual([1_000, 2_000, 4_000, 16_000, 30_000, 30_000]);
});
