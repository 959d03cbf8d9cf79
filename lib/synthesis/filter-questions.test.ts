import { expect, test } from "vitest";
import { imageWith } from "#e2e/fixtures/image-with.ts";
import type { DraftQuestion } from "#lib/synthesis/draft-question.ts";
import { type FilterInput, filterQuestions } from "#lib/synthesis/filter-questions.ts";

const image = imageWith(
	[
		{ label: "dog", at: [100, 100] },
		{ label: "cat", at: [400, 300] },
	],
	["A dog and a cat."],
);

const draft = (change: Partial<DraftQuestion> = {}): DraftQuestion => ({
	key: "q1",
	type: "spatial",
	stem: "Which animal is nearer to the window?",
	options: ["The dog", "A cat", "Both of equal size", "A bird"],
	answer: "B",
	evidence: ["r1", "r2"],
	generation: "a".repeat(64),
	...change,
});

const filter = (drafts: readonly DraftQuestion[], change: Partial<FilterInput> = {}) =>
	filterQuestions({ drafts, imageKey: "drawn:0", image, standing: new Map(), likenessMax: 0.8, ...change });

const reasonFor = (change: Partial<DraftQuestion>, on: Partial<FilterInput> = {}): string | undefined => filter([draft(change)], on).rejected[0]?.reason;

test("a sound draft becomes a question that shows its evidence, rests on it, and knows its making", () => {
	const { kept, rejected } = filter([draft({ stem: "Where does the dog r1 look?" })]);
	expect(rejected).toEqual([]);
	expect(kept).toMatchObject([
		{
			key: "q1",
			question: {
				image: "drawn:0",
				stage: "grounded",
				origin: "model",
				key: "B",
				mentions: [{ start: 19, end: 21, region: "r1" }],
				evidence: [
					{ region: "r1", label: "dog" },
					{ region: "r2", label: "cat" },
				],
				restsOn: [
					{ part: "r1", hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
					{ part: "r2", hash: expect.any(String) },
				],
				derivation: null,
				generations: ["a".repeat(64)],
			},
		},
	]);
});

test("a question written from captions has no evidence and rests on them", () => {
	expect(filter([draft({ evidence: null })]).kept).toMatchObject([{ question: { evidence: [], restsOn: [{ part: "captions" }] } }]);
});

test.each<[string, Partial<DraftQuestion>]>([
	["marks of a prompt", { stem: "Who is it?<|im_end|>" }],
	["marks of a prompt", { options: ["A dog", "A cat", "<image>", "A bird"] }],
	["key outside the options", { answer: null }],
	["options say the same", { options: ["A dog", "the dog.", "cat", "bird"] }],
	["option about the other options", { options: ["A dog", "A cat", "A bird", "None of the above"] }],
	["option about the other options", { options: ["A dog", "A cat", "Both A and B", "A bird"] }],
	["no evidence", { evidence: [] }],
	["evidence that is not there", { evidence: ["r1", "r9"] }],
	["stem names a region that is not there", { stem: "What is beside the dog r7?" }],
	["stem speaks of its source", { stem: "Which animal does the caption speak of?" }],
	["stem speaks of its source", { stem: "What is in [10, 20, 30, 40]?" }],
	["stem tells the key", { stem: "Where is the cat?" }],
])("%s", (reason, change) => {
	expect(reasonFor(change)).toBe(reason);
	expect(filter([draft(change)])).toMatchObject({ kept: [], rejected: [{ sample: change.stem ?? draft().stem, generation: draft().generation }] });
});

test("a stem may name the key beside another option", () => {
	expect(reasonFor({ stem: "Is it the dog or the cat that is larger?" })).toBeUndefined();
});

test("evidence that reaches over the picture's edge is refused", () => {
	const over = { ...image, regions: image.regions.map((region) => ({ ...region, box: { ...region.box, width: 700 } })) };
	expect(reasonFor({}, { image: over })).toBe("evidence outside the picture");
});

test("of two that say the same the first stays, whatever the order of their options", () => {
	const again = draft({ key: "q2", options: draft().options.toReversed(), answer: "C" });
	expect(filter([draft(), again])).toMatchObject({ kept: [{ key: "q1" }], rejected: [{ reason: "near-duplicate" }] });
});

test("a draft is compared with what the image is asked already, and not with itself", () => {
	const { stem, options } = draft();
	expect(reasonFor({}, { standing: new Map([["other", { stem, options }]]) })).toBe("near-duplicate");
	expect(reasonFor({}, { standing: new Map([["q1", { stem, options }]]) })).toBeUndefined();
});
