import type { StageName } from "#lib/synthesis/recipe-schema.ts";

export type StageWords = {
	readonly label: string;
	/** What it takes one by one. */
	readonly of: string;
};

export const STAGE_WORDS: Readonly<Record<StageName, StageWords>> = {
	detect: { label: "Boxes", of: "image" },
	write: { label: "Grounded questions", of: "image" },
	filter: { label: "Form and duplicates", of: "question" },
	compose: { label: "Composed questions", of: "image" },
	think: { label: "Simple traces", of: "question" },
	expand: { label: "Expanded traces", of: "simple trace" },
	rules: { label: "Questions by rules", of: "image" },
};
