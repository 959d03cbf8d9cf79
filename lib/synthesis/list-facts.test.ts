import { expect, test } from "vitest";
import { imageWith, type Thing } from "#e2e/fixtures/image-with.ts";
import { type Fact, listFacts } from "#lib/synthesis/list-facts.ts";
import { createLabelTally, tallyLabels, toVocabulary } from "#lib/synthesis/vocabulary.ts";

function facts(things: readonly Thing[], options: { readonly captions?: readonly string[]; readonly vocabulary?: readonly string[] } = {}): readonly Fact[] {
	const tally = createLabelTally();
	tallyLabels(tally, options.vocabulary ?? ["clock", "kite", "toaster"]);
	return listFacts(imageWith(things, options.captions ?? ["Here."]), toVocabulary(tally), "seed");
}

const named = (fact: Fact): string => {
	switch (fact.rule) {
		case "count":
			return `count ${fact.kind.label}: ${fact.kind.regions.length}`;
		case "presence":
			return `${fact.right.label}, not ${[...fact.wrong].sort().join(", ")}`;
		case "direction":
			return `${fact.right.label} ${fact.type} ${fact.anchor.label}, not ${fact.wrong
				.map((kind) => kind.label)
				.sort()
				.join(", ")}`;
		case "relation":
			return `${fact.subject.label} ${fact.type} ${fact.anchor.label}`;
		default:
			return fact satisfies never;
	}
};
const ofRule = (all: readonly Fact[], rule: Fact["rule"]): readonly string[] => all.filter((fact) => fact.rule === rule).map(named);

const big = (label: string, x: number, y: number): Thing => ({ label, at: [x, y], size: [80, 80] });

test("presence is asked of what is noticed, against three labels that are not there", () => {
	const all = facts([big("dog", 100, 100), { label: "cup", at: [300, 300], size: [8, 8] }, { ...big("person", 500, 300), crowd: true }]);
	expect(ofRule(all, "presence")).toEqual(["dog, not clock, kite, toaster"]);
});

test("presence is not asked with fewer than three wrong options, nor of toys", () => {
	expect(ofRule(facts([big("dog", 100, 100)], { vocabulary: ["clock", "kite"] }), "presence")).toEqual([]);
	expect(ofRule(facts([big("dog", 100, 100)], { captions: ["A toy dog."] }), "presence")).toEqual([]);
});

test("two things that can be named are told from each other in both directions", () => {
	expect(ofRule(facts([big("dog", 100, 240), big("bicycle", 500, 250)]), "relation")).toEqual(["dog left bicycle", "bicycle right dog"]);
	expect(ofRule(facts([big("dog", 300, 60), big("bicycle", 310, 400)]), "relation")).toEqual(["dog above bicycle", "bicycle below dog"]);
});

test("on the diagonal, or one over the other, nothing is told", () => {
	expect(ofRule(facts([big("dog", 100, 100), big("bicycle", 400, 380)]), "relation")).toEqual([]);
	expect(ofRule(facts([big("dog", 300, 240), big("bicycle", 330, 240)]), "relation")).toEqual([]);
});

test("a direction has one kind there and one kind elsewhere, the rest being in the picture or not", () => {
	const all = facts([big("dog", 300, 240), big("bicycle", 60, 240), big("horse", 560, 240)], { vocabulary: ["clock", "kite"] });
	expect(ofRule(all, "direction")).toEqual(["bicycle left dog, not clock, horse, kite", "horse right dog, not bicycle, clock, kite"]);
});

test("a direction needs an option in the picture that is wrong: with absent ones alone it would only ask for presence", () => {
	expect(ofRule(facts([big("dog", 300, 240), big("bicycle", 60, 240)]), "direction")).toEqual([]);
});

test("a kind is no wrong option of a direction when any one of its things is there, or nearly, or a crowd, or may be anywhere", () => {
	const others = (...horses: readonly Thing[]): readonly string[] =>
		ofRule(facts([big("dog", 300, 240), big("bicycle", 60, 240), big("horse", 560, 240), ...horses]), "direction").filter((fact) =>
			fact.startsWith("bicycle left"),
		);
	expect(others().length).toBe(1);
	expect(others(big("horse", 60, 100))).toEqual([]);
	expect(others({ ...big("horse", 560, 100), crowd: true })).toEqual([]);
	const spoken = facts([big("dog", 300, 240), big("bicycle", 60, 240), big("horse", 560, 240)], { captions: ["Horses."] });
	expect(ofRule(spoken, "direction").filter((fact) => fact.startsWith("bicycle left"))).toEqual([]);
});

test("a kind with one thing there is right, wherever its others are", () => {
	const all = facts([big("dog", 300, 240), big("bicycle", 60, 240), big("bicycle", 300, 440), big("horse", 560, 240)]);
	expect(ofRule(all, "direction")).toContainEqual(expect.stringMatching(/^bicycle left dog, not .*horse/));
});

test("the seed alone decides which wrong options are drawn", () => {
	const tally = createLabelTally();
	tallyLabels(tally, ["clock", "kite", "toaster", "lamp", "rug", "vase", "train"]);
	const image = imageWith([big("dog", 100, 100)]);
	const wrong = (seed: string): string => JSON.stringify(listFacts(image, toVocabulary(tally), seed));
	expect(wrong("1")).toBe(wrong("1"));
	expect(new Set(["1", "2", "3", "4", "5"].map(wrong)).size).toBeGreaterThan(1);
});
