import type { QuestionType } from "#lib/questions/schema.ts";

export type Verdict = "holds" | "fails" | "unsure";

/** What a derivation says that the question must be. */
export type Reading = {
	readonly type: QuestionType | null;
	readonly verdicts: readonly Verdict[];
	/** What each option must say, in order. */
	readonly options: readonly string[];
	readonly stem: RegExp;
	/** Names that the stem must use. */
	readonly named: readonly string[];
	/** Words of the stem that mark a region; it may mark no other. */
	readonly marks: readonly { readonly words: string; readonly region: string }[];
	readonly evidence: readonly string[];
	/** Parts of the image on which the answer rests. */
	readonly parts: readonly string[];
	readonly faults: readonly string[];
};

/** What a composed question's derivation says of it beside its key, which comes out of its parents'. */
export type CompositionForm = Pick<Reading, "type" | "options" | "stem" | "named" | "marks" | "parts" | "faults">;
