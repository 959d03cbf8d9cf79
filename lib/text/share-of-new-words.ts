import { diffWords } from "#lib/text/diff-words.ts";

/** Of the latter text's words, those that are not the former's, from 0 to 1. */
export function shareOfNewWords(former: string, latter: string): number {
	const pieces = diffWords(former, latter).filter(({ kind }) => kind !== "removed");
	const count = (some: typeof pieces): number => some.reduce((sum, { text }) => sum + text.split(/\s+/).filter(Boolean).length, 0);
	return count(pieces.filter(({ kind }) => kind === "added")) / Math.max(1, count(pieces));
}
