import { APIError } from "openai";
import { expect, test } from "vitest";
import { failureOf } from "#lib/inference/failure-of.ts";

test.each([
	["a zero byte", "no\0 room", "no room"],
	["half a character", "no \ud83d room", "no \ufffd room"],
])("what a server says with %s in it can be stored", (_, said, told) => {
	expect(failureOf(new APIError(500, undefined, said, new Headers()))).toMatchObject({ kind: "status", message: told });
});

test("what a server says at length is cut between two characters", () => {
	const failure = failureOf(new APIError(500, undefined, `${"a".repeat(299)}\u{1f436}b`, new Headers()));
	expect(failure).toMatchObject({ message: `${"a".repeat(299)}\u{1f436}` });
});
