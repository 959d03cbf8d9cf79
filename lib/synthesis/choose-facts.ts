import type { Region } from "#lib/images/schema.ts";
import { GROUNDED_TYPES, type QuestionType } from "#lib/questions/schema.ts";
import type { SeededRandom } from "#lib/stats/seeded-random.ts";
import type { Anchor, Fact } from "#lib/synthesis/fact.ts";

/** At most this many of one type on an image, or a third of all where that is more: variety before number. */
const SAME_TYPE_MAX = 2;
const SAME_TYPE_ONE_IN = 3;
/**
 * What few images have something for takes its turn first, and a second one soon, so that a picture full of people still gives its "below" and a
 * dataset enough of them.
 */
const TURNS: readonly QuestionType[] = [
	...(["attribute", "nearest", "below", "above", "size", "counting"] as const),
	...(["nearest", "above", "below"] as const),
	...(["right", "left", "region", "presence"] as const),
];

/** Up to `count` facts that make a varied set: types in turn, no two about the same matter, "one" counted at most once. */
export function chooseFacts(facts: readonly Fact[], count: number, random: SeededRandom): readonly Fact[] {
	const piles = new Map<QuestionType, Fact[]>(
		GROUNDED_TYPES.map((type) => [type, random.shuffle(facts.filter((fact) => fact.type === type)).sort(bySomethingToCount)]),
	);
	const chosen: Fact[] = [];
	const matters = new Set<string>();
	const sameTypeMax = Math.max(SAME_TYPE_MAX, Math.ceil(count / SAME_TYPE_ONE_IN));
	const isWanted = (type: QuestionType): boolean => chosen.length < count && chosen.filter((fact) => fact.type === type).length < sameTypeMax;
	for (let round = 0; round < sameTypeMax; round++) {
		for (const type of TURNS) {
			const fact = isWanted(type) ? takeNext(piles, type, matters) : undefined;
			if (fact) chosen.push(fact);
		}
	}
	return chosen;
}

function takeNext(piles: ReadonlyMap<QuestionType, Fact[]>, type: QuestionType, matters: Set<string>): Fact | undefined {
	const pile = piles.get(type) ?? [];
	for (let fact = pile.shift(); fact; fact = pile.shift()) {
		const matter = matterOf(fact);
		if (matters.has(matter)) continue;
		matters.add(matter);
		return fact;
	}
	return undefined;
}

/** What a fact is about, as far as asking it twice would be dull: left of one is right of the other. Counts of one are one matter. */
function matterOf(fact: Fact): string {
	switch (fact.rule) {
		case "count":
			return fact.kind.regions.length === 1 ? "count of one" : `count ${fact.kind.label}`;
		case "presence":
		case "category":
			return `presence ${fact.right.label}`;
		case "direction":
			return matterOfTwo({ label: fact.right.label }, fact.anchor);
		case "relation":
			return matterOfTwo(fact.anchor, fact.subject);
		case "nearest":
			return `nearest ${fact.anchor.region.key}`;
		case "largest":
			return "largest";
		case "identity":
			return `identity ${fact.region.label}`;
		case "attribute":
			return `${fact.attribute} ${fact.subject.region.label}`;
		case "having":
			return `having ${fact.attribute} ${fact.word}`;
		default:
			return fact satisfies never;
	}
}

/** Of two things that are named, or of one that is marked and another. */
function matterOfTwo({ label }: Pick<Region, "label">, { region, isMarked }: Anchor): string {
	return isMarked ? `${region.key} and ${label}` : [region.label, label].sort().join(" and ");
}

function bySomethingToCount(a: Fact, b: Fact): number {
	const isOne = (fact: Fact): number => (fact.rule === "count" && fact.kind.regions.length === 1 ? 1 : 0);
	return isOne(a) - isOne(b);
}
