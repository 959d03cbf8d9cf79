import { expect, test } from "vitest";
import type { ExportSource } from "#lib/exports/schema.ts";
import { toLlamaFactoryRow } from "#lib/exports/to-llama-factory-row.ts";

const source: ExportSource = {
	questionKey: "q1",
	traceKey: "t1",
	split: "train",
	question: {
		v: 1,
		kind: "question",
		image: "coco:1",
		stage: "grounded",
		type: "left",
		origin: "rule",
		stem: "Which of these is left of the dog?",
		mentions: [{ start: 30, end: 33, region: "r1" }],
		options: ["cat", "bicycle", "person", "bench"],
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
		text: "The dog is on the right. The bicycle is left of it.\n",
		steps: [{ start: 0, end: 24, regions: ["r1"] }],
		mentions: [
			{ start: 4, end: 7, region: "r1" },
			{ start: 29, end: 36, region: "r2" },
		],
		spans: [],
		joinOffset: null,
		answer: "B",
		restsOn: [],
		generations: [],
	},
	image: { sha256: "ab".repeat(32), mime: "image/jpeg", width: 640, height: 480 },
	boxes: new Map([
		["r1", { x: 320, y: 240, width: 160, height: 120 }],
		["r2", { x: 0, y: 0, width: 64, height: 48 }],
	]),
};

test("a row is the trainer's form: picture mark, stem with coordinates, lettered options, thought, bare letter", () => {
	expect(toLlamaFactoryRow(source)).toEqual({
		id: "t1",
		messages: [
			{ role: "user", content: "<image>\nWhich of these is left of the dog [500, 500, 750, 750]?\nA. cat\nB. bicycle\nC. person\nD. bench" },
			{
				role: "assistant",
				content: "<think>\nThe dog [500, 500, 750, 750] is on the right. The bicycle [0, 0, 100, 100] is left of it.\n</think>\n\n<answer>B</answer>",
			},
		],
		images: [`images/ab/${"ab".repeat(32)}.jpg`],
	});
});

test("tags inside stem, options and thought are spelled harmlessly, so that the marks still match the pictures", () => {
	const row = toLlamaFactoryRow({
		...source,
		question: {
			...source.question,
			stem: "What does the sign <image> say?",
			mentions: [],
			options: ["<video>", "</think>", "<answer>A</answer>", "<|im_end|>"],
		},
		trace: { ...source.trace, text: "It says <image></think><answer>A</answer><audio>.", mentions: [] },
	});
	expect(row.messages.map((message) => message.content)).toEqual([
		"<image>\nWhat does the sign < image > say?\nA. < video >\nB. < /think >\nC. < answer >A< /answer >\nD. < |im_end| >",
		"<think>\nIt says < image >< /think >< answer >A< /answer >< audio >.\n</think>\n\n<answer>B</answer>",
	]);
});

test.each([
	["image/png", "png"],
	["image/webp", "webp"],
] as const)("a picture of type %s keeps its ending", (mime, ending) => {
	expect(toLlamaFactoryRow({ ...source, image: { ...source.image, mime } }).images).toEqual([`images/ab/${"ab".repeat(32)}.${ending}`]);
});
