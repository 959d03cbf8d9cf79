import { expect, test } from "vitest";
import { returnPath } from "#lib/auth/return-path.ts";

test("one comes back to the page one asked for, with its filters", () => {
	expect(returnPath("/items?state=accepted&label=a%20cat#x")).toBe("/items?state=accepted&label=a%20cat#x");
});

test("nothing leads out of the studio, nor back to the door", () => {
	const elsewhere = [
		undefined,
		"",
		["/items", "/review"],
		"items",
		"//evil.example",
		"/\\evil.example",
		"/\\/evil.example",
		"/\t/evil.example",
		"/\n//evil.example",
		"/.//evil.example",
		"/a/..//evil.example",
		"https://evil.example/items",
		"javascript:alert(1)",
		"/sign-in?from=/items",
		"/setup",
		"/api/jobs",
	];
	expect(elsewhere.map((asked) => returnPath(asked))).toEqual(elsewhere.map(() => "/"));
});
