import type { ImageContent, Region } from "#lib/images/schema.ts";
import { compareLabels } from "#lib/questions/compare-labels.ts";
import { CATEGORIES } from "#lib/questions/label-categories.ts";
import { createSeededRandom, type SeededRandom } from "#lib/stats/seeded-random.ts";
import type { Composition, SecondFact } from "#lib/synthesis/composition.ts";
import { type Fact, WRONG_OPTIONS } from "#lib/synthesis/fact.ts";
import { listAbsentLabels } from "#lib/synthesis/list-absent-labels.ts";
import { toScene } from "#lib/synthesis/scene.ts";
import type { Vocabulary } from "#lib/synthesis/vocabulary.ts";
import { plainWords } from "#lib/text/plain-words.ts";

type FactOf<Rule extends Fact["rule"]> = Extract<Fact, { rule: Rule }>;
type Given = { readonly image: ImageContent; readonly vocabulary: Vocabulary; readonly seed: string };

/** Of alike ones, so many are tried. */
const TRIED_MAX = 6;
/** Marked regions to compare at most. */
const COMPARED_MAX = 4;
/** Of the images with three different things to mark, one in so many asks of those. */
const ALL_DIFFERENT_ONE_IN = 4;

/** What an image's facts can be composed to, the more telling first. Whether none of the parents can be left out is for the writer to check. */
export function listCompositions(facts: readonly Fact[], { image, vocabulary, seed }: Given): readonly Composition[] {
	const random = createSeededRandom(`${seed} compose`);
	const ofRule = <Rule extends Fact["rule"]>(rule: Rule): readonly FactOf<Rule>[] => facts.filter((fact): fact is FactOf<Rule> => fact.rule === rule);
	const counts = ofRule("count");
	return [
		...listSums(counts),
		...listDifferences(counts),
		...listSames(ofRule("identity"), random),
		...listEliminations(ofRule("presence"), listAbsentLabels(toScene(image), vocabulary), random),
		...listChains(facts, image, random),
	];
}

/** Two or three counts, those of several things before those of one. */
function listSums(counts: readonly FactOf<"count">[]): readonly Composition[] {
	const pairs = counts.flatMap((one, index) => counts.slice(index + 1).map((other) => [one, other]));
	const triples = counts.flatMap((one, index) =>
		counts.slice(index + 1).flatMap((other, at) => counts.slice(index + at + 2).map((third) => [one, other, third])),
	);
	const total = (parents: readonly FactOf<"count">[]): number => parents.reduce((sum, { kind }) => sum + kind.regions.length, 0);
	return [...triples, ...pairs]
		.sort((a, b) => total(b) - b.length - (total(a) - a.length))
		.slice(0, TRIED_MAX)
		.map((parents) => ({ rule: "sum", type: "combination", parents }));
}

function listDifferences(counts: readonly FactOf<"count">[]): readonly Composition[] {
	return counts.flatMap((more) =>
		counts.flatMap((fewer): readonly Composition[] =>
			more.kind.regions.length > fewer.kind.regions.length ? [{ rule: "difference", type: "comparison", parents: [more, fewer] }] : [],
		),
	);
}

/** Two of a kind among one or two others that nobody would take for them, or at times three that are all different, in an order that tells nothing. */
function listSames(identities: readonly FactOf<"identity">[], random: SeededRandom): readonly Composition[] {
	const byLabel = random.shuffle([...Map.groupBy(identities, ({ region }) => region.label)]);
	const apartFrom = (label: string): readonly FactOf<"identity">[] => {
		const others = byLabel.filter(([other]) => compareLabels(other, label) === "distinct");
		const apart = others.filter(([one], index) => others.slice(0, index).every(([other]) => compareLabels(one, other) === "distinct"));
		return apart.flatMap(([, ofOther]) => random.shuffle(ofOther).slice(0, 1));
	};
	const twins = byLabel.flatMap(([label, ofLabel]): readonly (readonly FactOf<"identity">[])[] => {
		const others = apartFrom(label).slice(0, COMPARED_MAX - 2);
		return ofLabel.length >= 2 && others.length > 0 ? [[...random.shuffle(ofLabel).slice(0, 2), ...others]] : [];
	});
	const different = byLabel.slice(0, random.below(ALL_DIFFERENT_ONE_IN) === 0 ? 1 : 0).flatMap(([label, ofLabel]) => {
		const others = apartFrom(label).slice(0, COMPARED_MAX - 2);
		return others.length === COMPARED_MAX - 2 ? [[...ofLabel.slice(0, 1), ...others]] : [];
	});
	return [...different, ...twins].map((parents) => ({ rule: "same", type: "comparison", parents: random.shuffle(parents) }));
}

/** Three things that are there and one that is not. No parent may say of the one that it is not there: it alone would be enough. */
function listEliminations(presences: readonly FactOf<"presence">[], absent: readonly string[], random: SeededRandom): readonly Composition[] {
	const shown = random.shuffle(presences).slice(0, 2 * WRONG_OPTIONS);
	return random
		.shuffle(absent)
		.slice(0, 2)
		.flatMap((left, turn): readonly Composition[] => {
			const parents = shown.slice(turn * WRONG_OPTIONS, (turn + 1) * WRONG_OPTIONS).map((fact): FactOf<"presence"> => {
				if (!fact.wrong.includes(left)) return fact;
				const others = absent.filter((label) => label !== left && !fact.wrong.includes(label));
				const [instead] = random.shuffle(others);
				return { ...fact, wrong: fact.wrong.flatMap((label) => (label === left ? (instead ?? []) : label)) };
			});
			const areWhole = parents.length === WRONG_OPTIONS && parents.every(({ wrong }) => wrong.length === WRONG_OPTIONS);
			return areWhole ? [{ rule: "elimination", type: "elimination", parents, left }] : [];
		});
}

/** What a mark or a category stands for, and something that is asked of it by its name. */
function listChains(facts: readonly Fact[], image: ImageContent, random: SeededRandom): readonly Composition[] {
	const chains = facts.flatMap((second): readonly Composition[] => {
		const referent = referentOf(second);
		if (!referent) return [];
		const firsts = facts.filter((first): first is FactOf<"identity" | "category"> => namesIt(first, referent, second, image));
		return firsts.map((first) => ({ rule: "chain", type: "chain", parents: [first, second as SecondFact], referent }));
	});
	const isTelling = (chain: Composition): number =>
		Number(chain.rule === "chain" && (chain.parents[0].rule === "category" || chain.parents[1].rule === "count"));
	return random
		.shuffle(chains)
		.sort((a, b) => isTelling(b) - isTelling(a))
		.slice(0, 2 * TRIED_MAX);
}

/** What a question is about or looks from by its name alone; of a count, any one of what it counts. */
function referentOf(fact: Fact): Region | null {
	switch (fact.rule) {
		case "count":
			return fact.kind.regions.length > 1 ? (fact.kind.regions[0] ?? null) : null;
		case "direction":
		case "nearest":
			return fact.anchor.isMarked ? null : fact.anchor.region;
		case "relation":
		case "attribute":
			return fact.subject.isMarked ? null : fact.subject.region;
		default:
			return null;
	}
}

function namesIt(first: Fact, referent: Region, second: Fact, image: ImageContent): boolean {
	if (first.rule === "identity") return second.rule === "count" ? first.region.label === referent.label : first.region === referent;
	if (first.rule !== "category" || second.rule === "count" || first.right.regions.length !== 1 || first.right.regions[0] !== referent) return false;
	const category = CATEGORIES.find(({ name }) => name === first.category);
	return category?.canStandAlone === true && image.regions.filter((region) => category.labels.includes(plainWords(region.label))).length === 1;
}
