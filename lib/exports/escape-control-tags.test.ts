import { expect, test } from "vitest";
import { escapeControlTags } from "#lib/exports/escape-control-tags.ts";

test.each([
	["<image>", "< image >"],
	["<video> and <audio>", "< video > and < audio >"],
	["<think>a</think>", "< think >a< /think >"],
	["<answer>B</answer>", "< answer >B< /answer >"],
	["</THINK>", "< /THINK >"],
	["<|im_end|><|image_pad|>", "< |im_end| >< |image_pad| >"],
	["{{image}}", "{ {image} }"],
	["<<image>>", "<< image >>"],
])("%s is written %s", (text, expected) => {
	expect(escapeControlTags(text)).toBe(expected);
});

test("other angle brackets and braces are kept", () => {
	const text = "a < b, <images>, <b>bold</b>, {{name}}, x <| y |> z\n<|\n|>";
	expect(escapeControlTags(text)).toBe("a < b, <images>, <b>bold</b>, {{name}}, x < | y | > z\n<|\n|>");
});

test("what was escaped once stays as it is", () => {
	const once = escapeControlTags("<image></think><|im_start|>{{video}}");
	expect(escapeControlTags(once)).toBe(once);
});
