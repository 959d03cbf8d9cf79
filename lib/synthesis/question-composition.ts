import type { Parent } from "#lib/synthesis/phrase-composition.ts";

/** Questions of one image, by whomever they were written, that make one which none of them answers alone. The key comes out of theirs. */
export type QuestionComposition =
	/** Two or three numbers. */
	| { readonly rule: "sum"; readonly parents: readonly Parent[] }
	/** The higher number first. */
	| { readonly rule: "difference"; readonly parents: readonly [Parent, Parent] }
	/** The second asks by these words about something that the first asks for, or counts things of its kind. */
	| { readonly rule: "reference"; readonly words: string; readonly parents: readonly [Parent, Parent] }
	/** Three whose answers are all options, beside one that is surely wrong of each. */
	| { readonly rule: "remainder"; readonly left: string; readonly parents: readonly [Parent, Parent, Parent] }
	| { readonly rule: "conjunction"; readonly parents: readonly [Parent, Parent] };
