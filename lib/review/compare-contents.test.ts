import { expect, test } from "vitest";
import { compareContents } from "#lib/review/compare-contents.ts";

const question = {
	v: 1,
	kind: "question",
	image: "i",
	stage: "grounded",
	type: "counting",
	origin: "rule",
	stem: "How many dogs are there?",
	mentions: [],
	options: ["1", "2"],
	key: "A",
	evidence: [{ region: "r1", label: "dog", box: { x: 1, y: 2, width: 30.04, height: 20 } }],
	derivation: null,
	restsOn: [],
	parents: [],
};

test("equal contents differ in nothing", () => {
	expect(compareContents({ kind: "question", body: question }, { kind: "question", body: { ...question } })).toEqual({ texts: [], fields: [] });
});

test("words are told apart from keys and boxes, and what is new or gone has an empty side", () => {
	const edited = {
		...question,
		stem: "How many poodles are there?",
		options: ["1", "2", "3"],
		key: "C",
		evidence: [{ region: "r1", label: "dog", box: { x: 5, y: 2, width: 30, height: 20 } }],
	};
	expect(compareContents({ kind: "question", body: question }, { kind: "question", body: edited })).toEqual({
		texts: [
			{ name: "Question", former: question.stem, latter: edited.stem },
			{ name: "Option C", former: "", latter: "3" },
		],
		fields: [
			{ name: "Key", former: "A", latter: "C" },
			{ name: "Evidence R1", former: "dog, 30 × 20 at 1, 2", latter: "dog, 30 × 20 at 5, 2" },
		],
	});
});
