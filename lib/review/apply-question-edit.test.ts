import { expect, test } from "vitest";
import type { QuestionContent } from "#lib/questions/schema.ts";
import { applyQuestionEdit } from "#lib/review/apply-question-edit.ts";
import { sliceCodePoints } from "#lib/text/unicode.ts";

const QUESTION: QuestionContent = {
	v: 1,
	kind: "question",
	image: "coco:1",
	stage: "grounded",
	type: "left",
	origin: "rule",
	stem: "Which is left of the red bus?",
	mentions: [{ start: 17, end: 28, region: "r4" }],
	options: ["car", "dog", "cat", "person"],
	key: "B",
	evidence: [],
	derivation: { rule: "direction", direction: "left", anchor: "r4", labels: ["car", "dog", "cat", "person"] },
	restsOn: [],
	parents: [],
};
const EDIT = { stem: QUESTION.stem, options: QUESTION.options, key: QUESTION.key };

test("an edit that changes nothing keeps the question and its derivation", () => {
	expect(applyQuestionEdit(QUESTION, EDIT)).toBe(QUESTION);
});

test("another key makes it a person's question without a derivation", () => {
	expect(applyQuestionEdit(QUESTION, { ...EDIT, key: "C" })).toEqual({ ...QUESTION, origin: "person", key: "C", derivation: null });
});

test("a mention follows its words when text before it changes, in code points", () => {
	const stem = "🚌 Which thing is left of the red bus?";
	const edited = applyQuestionEdit(QUESTION, { ...EDIT, stem });
	expect(edited.mentions.map((mention) => sliceCodePoints(stem, mention.start, mention.end))).toEqual(["the red bus"]);
});

test("a mention stays when text after it changes", () => {
	expect(applyQuestionEdit(QUESTION, { ...EDIT, stem: "Which is left of the red bus, then?" }).mentions).toEqual(QUESTION.mentions);
});

test("a mention whose words are changed is dropped", () => {
	expect(applyQuestionEdit(QUESTION, { ...EDIT, stem: "Which is left of the blue bus?" }).mentions).toEqual([]);
});

test("a mention whose word grew is dropped", () => {
	expect(applyQuestionEdit(QUESTION, { ...EDIT, stem: "Which is left of the red buses?" }).mentions).toEqual([]);
});

test("among doubled words no mention moves onto another one", () => {
	const question = { ...QUESTION, stem: "a a a", mentions: [{ start: 4, end: 5, region: "r1" }] };
	expect(applyQuestionEdit(question, { ...EDIT, stem: "a a" }).mentions).toEqual([]);
});
