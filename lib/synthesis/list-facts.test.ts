import { expect, test } from "vitest";
import { imageWith, type Thing } from "#e2e/fixtures/image-with.ts";
import type { Fact } from "#lib/synthesis/fact.ts";
import { listFacts } from "#lib/synthesis/list-facts.ts";
import { createLabelTally, tallyLabels, toVocabulary } from "#lib/synthesis/vocabulary.ts";

function facts(things: readonly Thing[], options: { readonly captions?: readonly string[]; readonly vocabulary?: readonly string[] } = {}): readonly Fact[] {
	const tally = createLabelTally();
	tallyLabels(tally, options.vocabulary ?? ["clock", "kite", "toaster"]);
	return listFacts(imageWith(things, options.captions ?? ["Here."]), toVocabulary(tally), "seed");
}

const labelsOf = (kinds: readonly { readonly label: string }[]): string =>
	kinds
		.map((kind) => kind.label)
		.sort()
		.join(", ");
const named = (fact: Fact): string => {
	switch (fact.rule) {
		case "count":
			return `count ${fact.kind.label}: ${fact.kind.regions.length}`;
		case "presence":
		case "category":
			return `${fact.right.label}, not ${[...fact.wrong].sort().join(", ")}`;
		case "direction":
			return `${fact.right.label} ${fact.type} ${fact.anchor.region.label}, not ${labelsOf(fact.wrong)}`;
		case "relation":
			return `${fact.subject.region.label} ${fact.type} ${fact.anchor.label}`;
		case "nearest":
			return `${fact.right.label} nearest ${fact.anchor.region.label}, not ${labelsOf(fact.wrong)}`;
		case "largest":
			return `${fact.right.label}, not ${labelsOf(fact.wrong)}`;
		case "identity":
			return `${fact.region.key} ${fact.region.label}, not ${labelsOf(fact.wrong)}`;
		case "attribute":
			return `${fact.subject.region.label} ${fact.word}`;
		case "having":
			return `${fact.right.label} ${fact.word}, not ${labelsOf(fact.wrong)}`;
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

test("one of several is told from a thing that can be named by a mark on it, and looked from", () => {
	const all = facts([big("dog", 300, 240), big("cup", 60, 240), big("cup", 560, 240), big("horse", 560, 60)], { vocabulary: ["clock", "kite"] });
	const subjects = all.flatMap((fact) =>
		fact.rule === "relation" && fact.subject.isMarked ? [`${fact.subject.region.key} ${fact.type} ${fact.anchor.label}`] : [],
	);
	expect(subjects).toEqual(expect.arrayContaining(["r2 left dog", "r3 right dog"]));
	const anchors = all.flatMap((fact) =>
		fact.rule === "direction" && fact.anchor.isMarked ? [`${fact.right.label} ${fact.type} of ${fact.anchor.region.key}`] : [],
	);
	expect(anchors).toContain("dog left of r3");
});

test("which animal it is, is asked where there is one kind of animals and three that are not there", () => {
	const vocabulary = ["zebra", "cow", "elephant", "clock"];
	expect(ofRule(facts([big("cat", 300, 240)], { vocabulary }), "category")).toEqual(["cat, not cow, elephant, zebra"]);
	expect(ofRule(facts([big("cat", 300, 240), big("cow", 100, 240)], { vocabulary }), "category")).toEqual([]);
	expect(ofRule(facts([big("cat", 300, 240)], { vocabulary: ["zebra", "cow", "clock"] }), "category")).toEqual([]);
	expect(ofRule(facts([big("cat", 300, 240)], { vocabulary, captions: ["A cow looks at a cat."] }), "category")).toEqual([]);
});

const NEAR: readonly Thing[] = [big("dog", 100, 240), big("horse", 200, 240), big("cup", 420, 240), big("bicycle", 560, 60)];

test("the nearest is nearer than the others by a margin, of which two at least are in the picture", () => {
	const nearest = (things: readonly Thing[]): readonly string[] =>
		ofRule(facts(things, { vocabulary: ["clock"] }), "nearest").filter((fact) => fact.includes("nearest dog"));
	expect(nearest(NEAR)).toEqual(["horse nearest dog, not bicycle, clock, cup"]);
	expect(nearest(NEAR.slice(0, 3))).toEqual([]);
});

test.each([
	["a second one about as near", big("cup", 100, 330)],
	["one of another kind that has a thing nearby", big("cup", 100, 350)],
])("no nearest is asked for with %s", (_, near) => {
	const all = facts([...NEAR.slice(0, 2), near, ...NEAR.slice(2)], { vocabulary: ["clock"] });
	expect(ofRule(all, "nearest").filter((fact) => fact.startsWith("horse nearest dog"))).not.toContainEqual(expect.stringContaining("cup"));
});

test("nothing is nearest to what it is not near to, and a crowd or a thing all over the picture is no option", () => {
	const far = [big("dog", 60, 50), big("horse", 580, 430), big("cup", 580, 50), big("bicycle", 60, 430)];
	expect(ofRule(facts(far), "nearest")).toEqual([]);
	const [dog, horse, cup, bicycle] = NEAR;
	if (!dog || !horse || !cup || !bicycle) throw new Error("four things were drawn");
	for (const strange of [
		{ ...cup, crowd: true },
		{ ...cup, size: [600, 400] as const },
	])
		expect(ofRule(facts([dog, horse, strange, bicycle], { vocabulary: ["clock", "kite"] }), "nearest")).toEqual([]);
});

test("the largest has twice the area of all things of any other kind together", () => {
	const sized = (label: string, x: number, side: number): Thing => ({ label, at: [x, 240], size: [side, side] });
	const largest = (...things: readonly Thing[]): readonly string[] => ofRule(facts(things, { vocabulary: ["clock"] }), "largest");
	const small = [sized("cup", 300, 80), sized("dog", 420, 80), sized("bicycle", 560, 80)];
	expect(largest(sized("bed", 130, 200), ...small)).toEqual(["bed, not bicycle, cup, dog"]);
	expect(largest(sized("bed", 130, 110), ...small)).toEqual([]);
	expect(largest(sized("bed", 130, 114), ...small)).toEqual(["bed, not bicycle, cup, dog"]);
	// Twice as large as each other one, and still no large part of the picture.
	expect(largest(sized("bed", 130, 106), sized("cup", 300, 62), sized("dog", 420, 62), sized("bicycle", 560, 62))).toEqual([]);
	expect(largest(sized("bed", 130, 150), ...small, { label: "cup", at: [300, 400], size: [80, 80] }, { label: "cup", at: [420, 400], size: [80, 80] })).toEqual(
		["bed, not bicycle, clock, dog"],
	);
});

test("a crowd is no option of the largest, nor is a kind that may have things without a box", () => {
	const things = [{ label: "bed", at: [130, 240], size: [200, 200] } as Thing, big("cup", 300, 240), big("dog", 420, 240), big("bicycle", 560, 240)];
	const largest = (cup: Thing, captions?: readonly string[]): readonly string[] =>
		ofRule(facts(things.with(1, cup), { vocabulary: ["clock"], ...(captions && { captions }) }), "largest");
	expect(largest(big("cup", 300, 240))).toEqual(["bed, not bicycle, cup, dog"]);
	expect(largest({ ...big("cup", 300, 240), crowd: true })).toEqual(["bed, not bicycle, clock, dog"]);
	expect(largest(big("cup", 300, 240), ["Cups."])).toEqual(["bed, not bicycle, clock, dog"]);
});

test("a label whose thing covers more than a fifth of the largest is no wrong option", () => {
	const bed: Thing = { label: "bed", at: [200, 240], size: [300, 300] };
	const all = facts([bed, { label: "dog", at: [200, 240], size: [140, 140] }, big("cup", 420, 240), big("bicycle", 560, 240)], { vocabulary: ["clock"] });
	expect(ofRule(all, "largest")).toContain("bed, not bicycle, clock, cup");
});

test("a marked region is what it is, and no wrong option is in it or around it", () => {
	const identities = (...things: readonly Thing[]): readonly string[] => ofRule(facts(things), "identity");
	const horse: Thing = { label: "horse", at: [200, 240], size: [200, 200] };
	expect(identities(horse)).toEqual(["r1 horse, not clock, kite, toaster"]);
	// A person on the horse covers more than a fifth of it; a cup inside covers little, and is in it all the same.
	for (const person of [
		{ label: "person", at: [200, 200] as const, size: [90, 100] as const },
		{ label: "cup", at: [200, 200] as const, size: [50, 50] as const },
	])
		expect(identities(horse, person).filter((fact) => fact.startsWith("r1"))).toEqual(["r1 horse, not clock, kite, toaster"]);
	// Of a bed behind it the horse covers little, and the bed more than a fifth of the horse.
	expect(identities(horse, { label: "bed", at: [430, 240], size: [380, 460] }).filter((fact) => fact.startsWith("r1"))).toEqual([
		"r1 horse, not clock, kite, toaster",
	]);
	expect(identities(horse, { label: "person", at: [200, 200], size: [140, 190] }).filter((fact) => fact.startsWith("r1"))).toEqual([]);
});

test.each([
	["a crowd", { ...big("horse", 200, 240), crowd: true }],
	["too small", { label: "horse", at: [200, 240], size: [20, 20] } as Thing],
	["hardly to be made out", { label: "horse", at: [200, 240], size: [46, 46] } as Thing],
	["cut off", { label: "horse", at: [40, 240], size: [80, 70] } as Thing],
	["nearly all of the picture", { label: "horse", at: [320, 240], size: [600, 460] } as Thing],
])("a region that is %s is not asked about by a mark", (_, thing) => {
	expect(ofRule(facts([thing], { captions: ["A horse."] }), "identity")).toEqual([]);
});
