import canonicalize from "canonicalize";
import { expect, test } from "vitest";
import { canonicalJson } from "#lib/text/canonical-json.ts";

test.each([
	[{ b: 1, a: [{ d: null, c: "x" }] }],
	[{ a: [{ c: "x", d: null }], b: 1 }],
	[{ "10": 1, "9": 2 }],
	[{ "9": 1, "10": 2, a: { "\u20ac": 1, "\ud83d\ude00": 2, "\ufb33": 3 } }],
	[[1e21, 1e-7, -0, 0.1, 123456789012]],
	['\u0000 " \\ \u2028 é'],
	[null],
	[{ a: undefined, b: 1 }],
])("%j has the one form of RFC 8785", (value) => {
	expect(canonicalJson(value)).toBe(canonicalize(value));
});

test.each([[Number.NaN], [{ a: Number.POSITIVE_INFINITY }], [["\ud800"]], [{ "\ud800": 1 }], [undefined]])("%j has none", (value) => {
	expect(() => canonicalJson(value)).toThrow();
});
