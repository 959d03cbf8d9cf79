import { expect, test } from "vitest";
import { imageWith, type Thing } from "#e2e/fixtures/image-with.ts";
import type { Composition } from "#lib/synthesis/composition.ts";
import { listCompositions } from "#lib/synthesis/list-compositions.ts";
import { listFacts } from "#lib/synthesis/list-facts.ts";
import { createLabelTally, tallyLabels, toVocabulary } from "#lib/synthesis/vocabulary.ts";

const big = (label: string, x: number, y: number): Thing => ({ label, at: [x, y], size: [90, 90] });

function compositions<Rule extends Composition["rule"]>(
	rule: Rule,
	things: readonly Thing[],
	options: { readonly vocabulary?: readonly string[]; readonly captions?: readonly string[] } = {},
): readonly Extract<Composition, { rule: Rule }>[] {
	const tally = createLabelTally();
	tallyLabels(tally, options.vocabulary ?? ["clock", "kite", "toaster", "pizza"]);
	const image = imageWith(things, options.captions ?? ["Here."]);
	const vocabulary = toVocabulary(tally);
	const all = listCompositions(listFacts(image, vocabulary, "seed"), { image, vocabulary, seed: "seed" });
	return all.filter((one): one is Extract<Composition, { rule: Rule }> => one.rule === rule);
}

const counted = { captions: ["Two dogs, two cats and a bicycle."] };
const PETS = [big("dog", 60, 60), big("dog", 200, 60), big("cat", 60, 240), big("cat", 200, 240), big("bicycle", 500, 240)];

test("counts are added by twos and threes, those of several things first, and taken from each other where one is higher", () => {
	const sums = compositions("sum", PETS, counted).map(({ parents }) => parents.map(({ kind }) => kind.label).join(" and "));
	expect(sums).toEqual(["dog and cat and bicycle", "dog and cat", "dog and bicycle", "cat and bicycle"]);
	const differences = compositions("difference", PETS, counted).map(({ parents: [more, fewer] }) => `${more.kind.label} over ${fewer.kind.label}`);
	expect(differences).toEqual(["dog over bicycle", "cat over bicycle"]);
});

test("two marked regions of one kind stand among others that nobody would take for them", () => {
	const labels = (things: readonly Thing[]): readonly string[] =>
		compositions("same", things).map(({ parents }) =>
			parents
				.map(({ region }) => region.label)
				.sort()
				.join(", "),
		);
	expect(labels([big("dog", 60, 60), big("dog", 300, 60), big("bicycle", 560, 60)])).toEqual(["bicycle, dog, dog"]);
	expect(labels([big("dog", 60, 60), big("dog", 300, 60), big("horse", 560, 60)])).toEqual([]);
	expect(labels([big("dog", 60, 60), big("horse", 560, 60), big("bicycle", 300, 300)])).toEqual([]);
});

test("what is left over is not in the picture, and no parent says so", () => {
	const [elimination] = compositions("elimination", [big("dog", 60, 60), big("cat", 300, 60), big("bicycle", 560, 60)], {
		vocabulary: ["clock", "kite", "toaster", "pizza", "bed"],
	});
	expect(elimination?.parents.map(({ right }) => right.label).sort()).toEqual(["bicycle", "cat", "dog"]);
	for (const { wrong } of elimination?.parents ?? []) expect(wrong).not.toContain(elimination?.left);
	expect(compositions("elimination", [big("dog", 60, 60), big("cat", 300, 60)])).toEqual([]);
});

test("a category stands for the only one of it, and not where datasets leave others of it unboxed", () => {
	const named = (label: string, ...others: readonly Thing[]): boolean =>
		compositions("chain", [big(label, 60, 240), big("person", 400, 240), ...others], {
			vocabulary: ["cow", "zebra", "elephant", "bed", "chair", "couch", "tv", "mouse", "radio"],
		}).some(({ parents: [first] }) => first.rule === "category");
	expect(named("cat")).toBe(true);
	expect(named("cat", big("dog", 560, 60))).toBe(false);
	expect(named("table")).toBe(false);
	expect(named("keyboard")).toBe(false);
});

test("a mark stands for the very thing that is asked about, or for one of those that are counted", () => {
	for (const { parents, referent } of compositions("chain", PETS, counted)) {
		const [first, second] = parents;
		if (first.rule !== "identity") continue;
		if (second.rule === "count") expect(second.kind.regions).toContain(first.region);
		else expect(first.region).toBe(referent);
	}
	expect(compositions("chain", PETS, counted).length).toBeGreaterThan(2);
});
