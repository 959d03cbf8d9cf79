import type { Fact } from "#lib/synthesis/fact.ts";

/** What the fact is about, whatever its wrong options: seeds its wording. */
export function nameFact(fact: Fact): string {
	switch (fact.rule) {
		case "count":
			return `count ${fact.kind.label}`;
		case "presence":
			return `presence ${fact.right.label}`;
		case "category":
			return `category ${fact.right.label}`;
		case "direction":
			return `${fact.type} ${fact.anchor.region.key} ${fact.right.label}`;
		case "relation":
			return `${fact.type} ${fact.anchor.key} ${fact.subject.region.key}`;
		case "nearest":
			return `nearest ${fact.anchor.region.key} ${fact.right.label}`;
		case "largest":
			return `largest ${fact.right.label}`;
		case "identity":
			return `identity ${fact.region.key}`;
		case "attribute":
			return `${fact.attribute} ${fact.subject.region.key}`;
		case "having":
			return `having ${fact.attribute} ${fact.right.label}`;
		default:
			return fact satisfies never;
	}
}
