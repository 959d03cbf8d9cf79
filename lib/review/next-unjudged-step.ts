import type { StepVerdict } from "#lib/review/judgement-schema.ts";

/** The next step without a verdict after this one, from the top again once the end is reached; null where all are judged. `after` null begins at the top. */
export function nextUnjudgedStep(verdicts: readonly (StepVerdict | null)[], after: number | null): number | null {
	const from = (after ?? -1) + 1;
	const ahead = verdicts.indexOf(null, from);
	const found = ahead === -1 ? verdicts.indexOf(null) : ahead;
	return found === -1 || found === after ? null : found;
}
