import { expect, test } from "vitest";
import { imageWith, type Thing } from "#e2e/fixtures/image-with.ts";
import type { ImageContent } from "#lib/images/schema.ts";
import { ablateParents, computeComposedKey } from "#lib/questions/compute-composed-key.ts";
import { recomputeKey } from "#lib/questions/recompute-key.ts";
import type { QuestionContent } from "#lib/questions/schema.ts";
import { toQuestionContent } from "#lib/questions/to-question-content.ts";
import { createSeededRandom } from "#lib/stats/seeded-random.ts";
import type { Composition } from "#lib/synthesis/composition.ts";
import type { Fact } from "#lib/synthesis/fact.ts";
import { type Parent, phraseComposition } from "#lib/synthesis/phrase-composition.ts";
import { phraseQuestion } from "#lib/synthesis/phrase-question.ts";

const THINGS: readonly Thing[] = [
	{ label: "dog", at: [300, 240] },
	{ label: "cat", at: [60, 240] },
	{ label: "cup", at: [560, 100] },
	{ label: "cup", at: [560, 380] },
	{ label: "clock", at: [300, 40] },
];
const image: ImageContent = imageWith(THINGS, ["Things."]);
const kind = (label: string) => ({ label, regions: image.regions.filter((region) => region.label === label) });
const none = (label: string) => ({ label, regions: [] });
const one = (label: string) => {
	const [region] = kind(label).regions;
	if (!region) throw new Error("regions were drawn");
	return region;
};

const count = (label: string): Extract<Fact, { rule: "count" }> => ({ rule: "count", type: "counting", kind: kind(label) });
const presence = (label: string): Extract<Fact, { rule: "presence" }> => ({
	rule: "presence",
	type: "presence",
	right: kind(label),
	wrong: ["kite", "oven", "bed"],
});
const identity = (label: string, wrong: readonly string[], index = 0): Extract<Fact, { rule: "identity" }> => ({
	rule: "identity",
	type: "region",
	region: kind(label).regions[index] ?? one(label),
	wrong: wrong.map((other) => kind(other)),
});

function compose(composition: Composition): { question: QuestionContent; parents: readonly Parent[] } {
	const parents = composition.parents.map((fact, index) => {
		const random = createSeededRandom(`${index}`);
		return { key: `p${index}`, question: phraseQuestion(fact, { imageKey: "drawn:0", image, place: index % 4, random }) };
	});
	const question = phraseComposition(composition, { imageKey: "drawn:0", image, parents, place: 1, random: createSeededRandom("s") });
	if (!question) throw new Error("every parent is needed here");
	return { question, parents };
}

const asGiven = (parents: readonly Parent[]) => parents.map(({ key, question }) => ({ key, content: question }));
const differences = (question: QuestionContent, parents: readonly Parent[], of = image): string =>
	recomputeKey(question, of, asGiven(parents)).differences.join("; ");

const SUM: Composition = { rule: "sum", type: "combination", parents: [count("dog"), count("cup")] };
const DIFFERENCE: Composition = { rule: "difference", type: "comparison", parents: [count("cup"), count("cat")] };
const SAME: Composition = {
	rule: "same",
	type: "comparison",
	parents: [identity("cup", ["dog", "cat", "clock"]), identity("dog", ["cup", "cat", "clock"]), identity("cup", ["dog", "cat", "clock"], 1)],
};
const ELIMINATION: Composition = { rule: "elimination", type: "elimination", parents: [presence("dog"), presence("cat"), presence("cup")], left: "horse" };
const CHAIN: Composition = {
	rule: "chain",
	type: "chain",
	referent: one("dog"),
	parents: [
		identity("dog", ["cup", "cat", "clock"]),
		{ rule: "direction", type: "left", anchor: { region: one("dog"), isMarked: false }, right: kind("cat"), wrong: [kind("cup"), kind("clock"), none("kite")] },
	],
};

test.each([
	["a sum", SUM],
	["a difference", DIFFERENCE],
	["two that are the same", SAME],
	["what is left", ELIMINATION],
	["a chain", CHAIN],
])("%s has its key out of its parents' keys, says so, and fails when a parent answers otherwise", (_, composition) => {
	const { question, parents } = compose(composition);
	expect(recomputeKey(question, image, asGiven(parents))).toEqual({ key: "B", differences: [] });
	expect(question.ablations).toEqual(ablateParents({ question, image, parents: asGiven(parents) }));
	for (const [index, parent] of parents.entries()) {
		const other = { ...parent, question: { ...parent.question, key: parent.question.key === "A" ? ("C" as const) : ("A" as const) } };
		expect(differences(question, parents.with(index, other))).not.toBe("");
		expect(question.ablations?.[index]?.instead.some(({ key }) => key !== "B")).toBe(true);
	}
	for (const index of question.options.keys()) expect(differences({ ...question, options: question.options.with(index, "A giraffe") }, parents)).not.toBe("");
	expect(differences({ ...question, ablations: [] }, parents)).toContain("evidence that no parent can be left out");
	expect(differences(question, parents.slice(1))).not.toBe("");
	expect(differences({ ...question, restsOn: question.restsOn.filter(({ role }) => role !== "parent") }, parents)).toContain("rests on its parent");
	expect(question.parents.map(({ hash }) => hash)).toEqual(parents.map((parent) => toQuestionContent(parent.question).hash.toString("hex")));
});

test("a chain named another thing is answered by the regions of that", () => {
	const { question, parents } = compose({ ...CHAIN, parents: [CHAIN.parents[0] as never, count("dog")] } as never);
	expect(question.options[1]).toBe("1");
	const [first] = ablateParents({ question, image, parents: asGiven(parents) });
	const cups = parents[0]?.question.options.indexOf("A cup") ?? -1;
	const answer = first?.instead.find((one) => one.answer === "ABCD"[cups]);
	expect(question.options["ABCD".indexOf(answer?.key ?? "")] ?? null).toBe(question.options.includes("2") ? "2" : null);
});

test("a parent that says of what is left that it is not there would be enough alone", () => {
	const telling = { ...presence("dog"), wrong: ["horse", "oven", "bed"] };
	const { question, parents } = compose({ ...ELIMINATION, parents: [telling, presence("cat"), presence("cup")] } as Composition);
	const [first] = question.ablations ?? [];
	// Were the horse there and the dog not, the dog would be left: the parent decides the answer by itself.
	expect(first?.instead.some(({ key }) => key !== null)).toBe(true);
	expect(computeComposedKey({ question, image, parents: asGiven(parents) })).toBe("B");
});

test("a stem that gives a parent's answer away is seen, and what is left must not be in the picture", () => {
	const { question, parents } = compose(ELIMINATION);
	expect(differences({ ...question, stem: "Which of these is not in the picture with the dog?" }, parents)).toContain("gives away the answer of its parent p0");
	const withHorse = { ...image, regions: [...image.regions, { ...one("dog"), key: "r9", label: "horse" }] };
	expect(differences(question, parents, withHorse)).toContain("the image has a horse");
});

test("nothing is composed where a parent can be left out, or where all rests on one region", () => {
	const counted = (first: Extract<Fact, { rule: "identity" }>): Composition => ({ ...CHAIN, parents: [first, count("dog")] }) as Composition;
	expect(() => compose(counted(identity("dog", ["cup", "cat", "clock"])))).not.toThrow();
	// Whichever of these the mark showed, there would be one of it.
	expect(() => compose(counted(identity("dog", ["cat", "clock"])))).toThrow("every parent is needed here");
	expect(() => compose(counted(identity("dog", ["kite", "oven", "bed"])))).toThrow("every parent is needed here");
});
