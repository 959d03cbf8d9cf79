import { expect, test, vi } from "vitest";
import { cocoImageContents } from "#e2e/fixtures/coco-image-contents.ts";
import { lacksTestData } from "#e2e/fixtures/test-data.ts";
import { canonicalBytes } from "#lib/history/content.ts";
import type { ImageContent } from "#lib/images/schema.ts";
import { recomputeKey } from "#lib/questions/recompute-key.ts";
import { OPTION_LETTERS, QUESTION_TYPES, questionContentSchema } from "#lib/questions/schema.ts";
import type { KeyTally } from "#lib/synthesis/choose-key-place.ts";
import { createLabelTally, tallyLabels, toVocabulary } from "#lib/synthesis/vocabulary.ts";
import { type WrittenQuestion, writeGroundedQuestions } from "#lib/synthesis/write-grounded-questions.ts";
import { codePointLength, sliceCodePoints } from "#lib/text/unicode.ts";
import { traceContentSchema } from "#lib/traces/schema.ts";

// Hundreds of questions are written and recomputed here, on machines that do other things besides.
vi.setConfig({ testTimeout: 60_000 });

const photos: ReadonlyMap<string, ImageContent> = lacksTestData("coco-ccby") ? new Map() : cocoImageContents();

type Written = WrittenQuestion & { readonly image: ImageContent };

/** As the use case does: images in the order of their keys, the tally of letters carried from one to the next. */
function writeAll(images: ReadonlyMap<string, ImageContent>, options: { readonly perImage?: number; readonly seed?: number } = {}): readonly Written[] {
	const labels = createLabelTally();
	for (const image of images.values())
		tallyLabels(
			labels,
			image.regions.map((region) => region.label),
		);
	const vocabulary = toVocabulary(labels);
	let tally: KeyTally = {};
	return [...images]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.flatMap(([imageKey, image]) => {
			const written = writeGroundedQuestions({ imageKey, image, vocabulary, perImage: options.perImage ?? 6, seed: options.seed ?? 1, tally });
			tally = written.tally;
			return written.questions.map((question) => ({ ...question, image }));
		});
}

const bytesOf = (written: readonly Written[]): string =>
	written.map(({ question, trace }) => `${canonicalBytes(question)}\n${canonicalBytes(trace)}`).join("\n");

test.skipIf(lacksTestData("coco-ccby"))("the same images and seed give the same bytes, in whatever order the images came", () => {
	const once = bytesOf(writeAll(photos));
	expect(bytesOf(writeAll(photos))).toBe(once);
	expect(bytesOf(writeAll(new Map([...photos].reverse())))).toBe(once);
	expect(bytesOf(writeAll(photos, { seed: 2 }))).not.toBe(once);
});

test.skipIf(lacksTestData("coco-ccby")).each([
	{ perImage: 6, seed: 1 },
	{ perImage: 6, seed: 7 },
	{ perImage: 2, seed: 1 },
	{ perImage: 12, seed: 3 },
])("on real photos every question is what its derivation says, and letters are even ($perImage an image, seed $seed)", (options) => {
	const written = writeAll(photos, options);
	for (const { question, image } of written) expect(recomputeKey(question, image)).toEqual({ key: question.key, differences: [] });
	for (const letter of OPTION_LETTERS.slice(0, 4)) {
		const share = written.filter(({ question }) => question.key === letter).length / written.length;
		expect(share).toBeGreaterThanOrEqual(0.22);
		expect(share).toBeLessThanOrEqual(0.28);
	}
	const perImage = Object.groupBy(written, ({ question }) => question.image);
	expect(Math.max(...Object.values(perImage).map((questions) => questions?.length ?? 0))).toBeLessThanOrEqual(options.perImage);
	expect(new Set(written.map((question) => question.questionKey)).size).toBe(written.length);
});

test.skipIf(lacksTestData("coco-ccby"))("real photos give every type of question, and more than three an image", () => {
	const written = writeAll(photos);
	expect(new Set(written.map(({ question }) => question.type))).toEqual(new Set(QUESTION_TYPES));
	expect(written.length).toBeGreaterThan(3 * photos.size);
});

test.skipIf(lacksTestData("coco-ccby"))("every content holds to its schema, and every trace to its own text", () => {
	for (const { question, trace } of writeAll(photos)) {
		expect(questionContentSchema.parse(question)).toEqual(question);
		expect(traceContentSchema.parse(trace)).toEqual(trace);
		expect(trace.answer).toBe(question.key);
		expect(trace.text.endsWith(`So the answer is ${question.key}.`)).toBe(true);
		expect(trace.text).not.toMatch(/\br\d+\b|\bundefined\b|\bnull\b| {2}/);
		expect(trace.steps[0]?.start).toBe(0);
		expect(trace.steps.at(-1)?.end).toBe(codePointLength(trace.text));
		const evidence = question.evidence.map(({ region }) => region);
		for (const step of trace.steps) expect(evidence).toEqual(expect.arrayContaining(step.regions));
		for (const mention of trace.mentions) {
			expect(evidence).toContain(mention.region);
			expect(sliceCodePoints(trace.text, mention.start, mention.end)).toMatch(/^\S.*\S$/);
		}
	}
});

test("an image without regions has nothing to ask, and moves no letter", () => {
	const tally = { presence: [1, 0, 0, 0] };
	const image = { ...emptyImage, captions: [{ text: "A dog.", author: "person" as const }] };
	expect(writeGroundedQuestions({ imageKey: "x:1", image, vocabulary: toVocabulary(createLabelTally()), perImage: 6, seed: 1, tally })).toEqual({
		questions: [],
		tally,
	});
});

const emptyImage: ImageContent = {
	v: 1,
	kind: "image",
	pixels: { sha256: "0".repeat(64), mime: "image/jpeg", width: 640, height: 480, perceptualHash: "0".repeat(16) },
	source: { name: "x", id: "1", split: "unknown", fileName: "1.jpg", sha256: "0".repeat(64) },
	licence: { name: "unknown", url: "unknown", creditUrl: "unknown" },
	captions: [],
	regions: [],
	nextRegion: 1,
};
