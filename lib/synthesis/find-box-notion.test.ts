import { expect, test } from "vitest";
import { findBoxNotion } from "#lib/synthesis/find-box-notion.ts";

const sent = { width: 640, height: 427 };

test.each(["Qwen/Qwen3-VL-8B-Instruct", "qwen2-vl-7b", "OpenGVLab/InternVL3-8B"])("%s counts in thousandths", (model) => {
	expect(findBoxNotion(model, sent)).toEqual({ kind: "known", notion: { kind: "thousandths" } });
});

test.each(["Qwen/Qwen2.5-VL-7B-Instruct", "qwen2_5-vl", "qwen25-vl"])("%s counts in pixels of what it sees", (model) => {
	expect(findBoxNotion(model, sent)).toEqual({ kind: "known", notion: { kind: "resized-pixels", resized: { width: 644, height: 420 } } });
});

test("of another model nothing is guessed, and a picture that the processor refuses is unfit", () => {
	expect(findBoxNotion("llava-1.6", sent)).toEqual({ kind: "unknown" });
	expect(findBoxNotion("qwen2.5-vl", { width: 1_280, height: 5 })).toEqual({ kind: "unfit picture" });
});
