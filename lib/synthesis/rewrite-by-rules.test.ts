import { expect, test } from "vitest";
import { imageWith } from "#e2e/fixtures/image-with.ts";
import { recomputeKey } from "#lib/questions/recompute-key.ts";
import { questionContentSchema } from "#lib/questions/schema.ts";
import { readFact } from "#lib/synthesis/read-fact.ts";
import { retellByRules } from "#lib/synthesis/retell-by-rules.ts";
import { rewriteByRules } from "#lib/synthesis/rewrite-by-rules.ts";
import { createLabelTally, tallyLabels, toVocabulary } from "#lib/synthesis/vocabulary.ts";
import { writeImageQuestions } from "#lib/synthesis/write-image-questions.ts";
import { sliceCodePoints } from "#lib/text/unicode.ts";
import { traceContentSchema } from "#lib/traces/schema.ts";

const image = imageWith([
	{ label: "dog", at: [60, 330], size: [80, 60] },
	{ label: "dog", at: [180, 340], size: [80, 60] },
	{ label: "dog", at: [300, 350], size: [80, 60] },
	{ label: "bus", at: [500, 140], size: [240, 200] },
	{ label: "cat", at: [65, 75], size: [90, 70] },
	{ label: "bench", at: [255, 100], size: [110, 80] },
]);
const labels = createLabelTally();
tallyLabels(labels, ["dog", "bus", "cat", "bench", "zebra", "kite", "pizza", "toilet"]);
for (const label of ["dog", "bus", "cat", "bench", "zebra", "kite", "pizza", "toilet"]) tallyLabels(labels, [label]);
const vocabulary = toVocabulary(labels);
const written = writeImageQuestions({
	imageKey: "coco:1",
	image,
	vocabulary,
	tally: {},
	standing: new Map(),
	perImage: 10,
	seed: 1,
	mistakeShare: 0,
}).questions;
const grounded = written.filter(({ question }) => question.stage === "grounded");

test("each grounded question is written anew, true of the boxes, of its type and in other words, the same for the same seed", () => {
	expect(grounded.length).toBeGreaterThan(4);
	for (const { question } of grounded) {
		const rewrite = (seed: string) => rewriteByRules({ question, image, vocabulary, seed, standing: [] });
		const fresh = questionContentSchema.parse(rewrite("1"));
		expect(fresh).toEqual(rewrite("1"));
		expect([fresh.type, recomputeKey(fresh, image).differences]).toEqual([question.type, []]);
		expect(fresh).not.toEqual(question);
	}
});

test("what the image's other questions say already is passed over while there is anything else", () => {
	const counting = grounded.find(({ question }) => question.type === "counting")?.question;
	if (!counting) throw new Error("nothing is counted");
	const others = Array.from({ length: 8 }, (_, seed) => rewriteByRules({ question: counting, image, vocabulary, seed: String(seed), standing: [] }));
	expect(new Set(others.map((one) => one?.stem)).size).toBeGreaterThan(1);
	const [first] = others;
	if (!first) throw new Error("no other question");
	const seed = String(others.indexOf(first));
	expect(rewriteByRules({ question: counting, image, vocabulary, seed, standing: [first] })?.stem).not.toBe(first.stem);
});

test("a picture with nothing else to ask gives nothing", () => {
	const [only] = grounded;
	if (!only) throw new Error("no question");
	expect(rewriteByRules({ question: only.question, image: { ...image, regions: [] }, vocabulary, seed: "1", standing: [] })).toBeNull();
});

test("the fact of every grounded question is read back, and its traces are told anew, ending in the key", () => {
	for (const { question, traces } of grounded) {
		expect(readFact(question, image)?.type).toBe(question.type);
		const simple = traces.find(({ trace }) => trace.form === "simple")?.trace ?? null;
		for (const { trace } of traces) {
			const told = retellByRules({ question, image, trace, simple, seed: "7" });
			if (told === null) continue;
			const { text, steps, answer, form, joinOffset } = traceContentSchema.parse(told);
			expect([answer, form, joinOffset, text === trace.text]).toEqual([question.key, trace.form, trace.joinOffset, false]);
			expect(steps.map(({ start, end }) => sliceCodePoints(text, start, end)).join("\n")).toBe(text);
			if (form === "expanded") expect(text.startsWith(`${simple?.text}\n`)).toBe(true);
		}
	}
	expect(grounded.some(({ question, traces: [one] }) => one && retellByRules({ question, image, trace: one.trace, simple: null, seed: "7" }))).toBe(true);
});
