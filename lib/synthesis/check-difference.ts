import type { CandidateCheck } from "#lib/synthesis/candidate-schema.ts";
import { diffWords } from "#lib/text/diff-words.ts";

/** How much of the words is new. */
export function checkDifference(former: readonly string[], latter: readonly string[]): CandidateCheck {
	const pieces = diffWords(former.join("\n"), latter.join("\n")).filter(({ kind }) => kind !== "removed");
	const count = (some: typeof pieces): number => some.reduce((sum, { text }) => sum + text.split(/\s+/).filter(Boolean).length, 0);
	const share = count(pieces.filter(({ kind }) => kind === "added")) / Math.max(1, count(pieces));
	return { check: "differs", isGood: former.join("\n") !== latter.join("\n"), note: `${Math.round(share * 100)} %` };
}
