import { QUESTION_TYPES, type QuestionType } from "#lib/questions/schema.ts";
import type { SeededRandom } from "#lib/stats/seeded-random.ts";
import type { Fact } from "#lib/synthesis/list-facts.ts";

/** At most this many of one type on an image, or a third of all where that is more: variety before number. */
const SAME_TYPE_MAX = 2;

/** Up to `count` facts that make a varied set: types in turn, no two about the same pair of things, "one" counted at most once. */
export function chooseFacts(facts: readonly Fact[], count: number, random: SeededRandom): readonly Fact[] {
	const piles = new Map(QUESTION_TYPES.map((type) => [type, random.shuffle(facts.filter((fact) => fact.type === type)).sort(bySomethingToCount)]));
	// Scarce types first, so that an image full of counts still gives its one "above".
	const turns = random.shuffle(QUESTION_TYPES).sort((a, b) => (piles.get(a)?.length ?? 0) - (piles.get(b)?.length ?? 0));
	const chosen: Fact[] = [];
	const pairs = new Set<string>();
	const sameTypeMax = Math.max(SAME_TYPE_MAX, Math.ceil(count / 3));
	for (let round = 0; round < sameTypeMax; round++) {
		for (const type of turns) {
			const fact = chosen.length < count ? takeNext(piles, type, pairs) : undefined;
			if (fact) chosen.push(fact);
		}
	}
	return chosen;
}

function takeNext(piles: ReadonlyMap<QuestionType, Fact[]>, type: QuestionType, pairs: Set<string>): Fact | undefined {
	const pile = piles.get(type) ?? [];
	for (let fact = pile.shift(); fact; fact = pile.shift()) {
		const pair = pairOf(fact);
		if (pairs.has(pair)) continue;
		pairs.add(pair);
		return fact;
	}
	return undefined;
}

/** Which two things a fact compares: left of one is right of the other, and asking both asks one thing twice. Counts of one are one pair. */
function pairOf(fact: Fact): string {
	switch (fact.rule) {
		case "count":
			return fact.kind.regions.length === 1 ? "count of one" : `count ${fact.kind.label}`;
		case "presence":
			return `presence ${fact.right.label}`;
		case "direction":
			return [fact.anchor.label, fact.right.label].sort().join(" and ");
		case "relation":
			return [fact.anchor.label, fact.subject.label].sort().join(" and ");
		default:
			return fact satisfies never;
	}
}

function bySomethingToCount(a: Fact, b: Fact): number {
	const isOne = (fact: Fact): number => (fact.rule === "count" && fact.kind.regions.length === 1 ? 1 : 0);
	return isOne(a) - isOne(b);
}
