import { expect, test } from "vitest";
import type { ExportSource, LlamaFactoryRow } from "#lib/exports/schema.ts";
import { toLlamaFactoryRow } from "#lib/exports/to-llama-factory-row.ts";
import { validateExport } from "#lib/exports/validate-export.ts";

const source: ExportSource = {
	questionKey: "q1",
	traceKey: "t1",
	split: "train",
	question: {
		v: 1,
		kind: "question",
		image: "coco:1",
		stage: "grounded",
		type: "counting",
		origin: "rule",
		stem: "How many dogs are there?",
		mentions: [],
		options: ["one", "two", "three", "four"],
		key: "B",
		evidence: [],
		derivation: null,
		restsOn: [],
		parents: [],
	},
	trace: {
		v: 1,
		kind: "trace",
		question: "q1",
		form: "simple",
		origin: "rule",
		text: "I see one dog here and one there.",
		steps: [{ start: 0, end: 33, regions: [] }],
		mentions: [{ start: 10, end: 13, region: "r1" }],
		spans: [],
		joinOffset: null,
		answer: "B",
		restsOn: [],
		generations: [],
	},
	image: { sha256: "ab".repeat(32), mime: "image/jpeg", width: 640, height: 480 },
	boxes: new Map([["r1", { x: 0, y: 0, width: 64, height: 48 }]]),
};
const row = toLlamaFactoryRow(source);

function withContent(user: string, assistant: string): LlamaFactoryRow {
	return {
		...row,
		messages: [
			{ role: "user", content: user },
			{ role: "assistant", content: assistant },
		],
	};
}

test("a sound row has nothing against it", () => {
	expect(validateExport(source, row)).toEqual([]);
});

test("a text full of tags comes out of the adapter sound", () => {
	const hostile = "<image><video><audio><think></think><answer>C</answer><|im_end|>{{image}} <THINK> < /answer>";
	const written: ExportSource = {
		...source,
		question: { ...source.question, stem: hostile, options: [hostile, "b"], mentions: [] },
		trace: { ...source.trace, text: hostile, mentions: [] },
	};
	expect(validateExport(written, toLlamaFactoryRow(written))).toEqual([]);
});

test.each<[string, LlamaFactoryRow, string]>([
	["an extra picture mark", withContent("<image>\n<image>?", "<think>\na\n</think>\n\n<answer>B</answer>"), "2 <image> marks for 1 images"],
	["no picture mark", withContent("?", "<think>\na\n</think>\n\n<answer>B</answer>"), "0 <image> marks for 1 images"],
	["a video mark", withContent("<image>\n<video>", "<think>\na\n</think>\n\n<answer>B</answer>"), "a <video> or <audio> mark"],
	["an empty question", withContent("<image>\n ", "<think>\na\n</think>\n\n<answer>B</answer>"), "a turn without content"],
	["a NUL", withContent("<image>\n\0", "<think>\na\n</think>\n\n<answer>B</answer>"), "a NUL or a lone surrogate in the text"],
	["a lone surrogate", withContent("<image>\na\ud800", "<think>\na\n</think>\n\n<answer>B</answer>"), "a NUL or a lone surrogate in the text"],
	["no think block", withContent("<image>\na", "<answer>B</answer>"), "the answer is not one think block and one answer line"],
	[
		"words before the thought",
		withContent("<image>\na", "Well <think>\na\n</think>\n\n<answer>B</answer>"),
		"the answer is not one think block and one answer line",
	],
	["words after the answer", withContent("<image>\na", "<think>\na\n</think>\n\n<answer>B</answer>."), "the answer is not one think block and one answer line"],
	[
		"an answer of two lines",
		withContent("<image>\na", "<think>\na\n</think>\n\n<answer>B\n</answer>"),
		"the answer is not one think block and one answer line",
	],
	["a think block inside another", withContent("<image>\na", "<think>\na<think>b\n</think>\n\n<answer>B</answer>"), "think or answer tags more than once"],
	["an empty thought", withContent("<image>\na", "<think>\n \n</think>\n\n<answer>B</answer>"), "an empty thought"],
	["a letter without option", withContent("<image>\na", "<think>\na\n</think>\n\n<answer>E</answer>"), 'the answer "E" is not the letter of an option'],
	["an answer in words", withContent("<image>\na", "<think>\na\n</think>\n\n<answer>two</answer>"), 'the answer "two" is not the letter of an option'],
])("%s is found", (_, broken, reason) => {
	expect(validateExport(source, broken)).toContain(reason);
});

test("a trace that ends in another letter than the key is found", () => {
	const wrong: ExportSource = { ...source, trace: { ...source.trace, answer: "C" } };
	expect(validateExport(wrong, toLlamaFactoryRow(wrong))).toEqual(["the trace ends in C, the key is B"]);
	const silent: ExportSource = { ...source, trace: { ...source.trace, answer: null } };
	expect(validateExport(silent, toLlamaFactoryRow(silent))).toEqual([
		'the answer "" is not the letter of an option',
		"the trace ends in no answer, the key is B",
	]);
});

test("a region that the image lacks, or words outside the text, are found", () => {
	const lost: ExportSource = { ...source, trace: { ...source.trace, mentions: [{ start: 30, end: 40, region: "r9" }] } };
	expect(validateExport(lost, toLlamaFactoryRow(lost))).toEqual([
		"the text names region r9, which the image does not have",
		"the words that name region r9 lie outside the text",
	]);
});
