import type { QuestionType, STAGES } from "#lib/questions/schema.ts";

/** How types and stages are called on screen. */
export const TYPE_NAMES: Readonly<Record<QuestionType, string>> = {
	counting: "Counting",
	presence: "Presence",
	left: "Left of",
	right: "Right of",
	above: "Above",
	below: "Below",
	nearest: "Nearest",
	size: "Relative size",
	region: "Marked region",
	attribute: "Attribute",
	recognition: "Recognition",
	spatial: "Spatial relation",
	causal: "Cause and purpose",
	analogical: "Analogy",
	chain: "Chained reference",
	comparison: "Comparison",
	combination: "Count combination",
	elimination: "Elimination",
	conjunction: "Conjunction",
};

export const STAGE_NAMES: Readonly<Record<(typeof STAGES)[number], string>> = { grounded: "Grounded", composed: "Composed" };
