import type { Region } from "#lib/images/schema.ts";
import type { Fact } from "#lib/synthesis/fact.ts";

type CountFact = Extract<Fact, { rule: "count" }>;
type PresenceFact = Extract<Fact, { rule: "presence" }>;
type IdentityFact = Extract<Fact, { rule: "identity" }>;
type CategoryFact = Extract<Fact, { rule: "category" }>;

/** Facts of one image that make a question which none of them answers alone. */
export type Composition =
	| { readonly rule: "sum"; readonly type: "combination"; readonly parents: readonly CountFact[] }
	/** The higher count first. */
	| { readonly rule: "difference"; readonly type: "comparison"; readonly parents: readonly [CountFact, CountFact] }
	/** Exactly two of them show the same. */
	| { readonly rule: "same"; readonly type: "comparison"; readonly parents: readonly IdentityFact[] }
	/** All but one label is in the picture. */
	| { readonly rule: "elimination"; readonly type: "elimination"; readonly parents: readonly PresenceFact[]; readonly left: string }
	/** The first names what the second is about. */
	| { readonly rule: "chain"; readonly type: "chain"; readonly parents: readonly [IdentityFact | CategoryFact, SecondFact]; readonly referent: Region };

/** What can be asked of something that another question names. */
export type SecondFact = Extract<Fact, { rule: "count" | "direction" | "relation" | "nearest" | "attribute" }>;
