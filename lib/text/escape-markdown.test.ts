import { expect, test } from "vitest";
import { escapeMarkdown } from "#lib/text/escape-markdown.ts";

test.each([
	["plain words, 3-4.", "plain words, 3-4."],
	["![x](https://evil.example/?q)", "\\!\\[x\\]\\(https\\://evil.example/?q\\)"],
	["<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert\\(1\\)\\>"],
	["a | b", "a \\| b"],
	["# one\n# two", "\\# one \\# two"],
	["`code` *bold* _it_", "\\`code\\` \\*bold\\* \\_it\\_"],
	["www.evil.example", "www\\.evil.example"],
])("%j becomes inert", (text, expected) => {
	expect(escapeMarkdown(text)).toBe(expected);
});
