import { codePointLength, sliceCodePoints } from "#lib/text/unicode.ts";
import type { Step, TraceContent } from "#lib/traces/schema.ts";

/** A cue is short: what comes after its first clause is thinking already. */
const CUE_WORDS_MAX = 4;

export type TraceParts = {
	readonly simple: readonly Step[];
	readonly expanded: readonly Step[];
	/** The words that turn back to what was said, such as "Wait": the beginning of the expanded part; empty in a simple trace. */
	readonly cue: string;
};

/** A trace's simple part and what was continued after a cue. */
export function splitTrace({ text, steps, joinOffset }: Pick<TraceContent, "text" | "steps" | "joinOffset">): TraceParts {
	if (joinOffset === null) return { simple: steps, expanded: [], cue: "" };
	const isExpanded = (step: Step) => step.start >= joinOffset;
	const expanded = steps.filter(isExpanded);
	return { simple: steps.filter((step) => !isExpanded(step)), expanded, cue: cueOf(sliceCodePoints(text, joinOffset, codePointLength(text))) };
}

function cueOf(text: string): string {
	const [clause = ""] = text.trim().split(/(?<=[,.:;!?…])\s|\n/u);
	const words = clause.replace(/[.:;]$/u, "").split(/\s+/u);
	return words.length > CUE_WORDS_MAX ? `${words.slice(0, CUE_WORDS_MAX).join(" ")}…` : words.join(" ");
}
