import { diffWordsWithSpace } from "diff";

/** A stretch of text: in both, only in the former, or only in the latter. */
export type WordDifference = { readonly kind: "same" | "removed" | "added"; readonly text: string };

/** What has to be taken out of the former text and put in to come to the latter, in whole words. */
export function diffWords(former: string, latter: string): readonly WordDifference[] {
	return diffWordsWithSpace(former, latter).map(({ value, added, removed }) => ({ kind: kindOf(added, removed), text: value }));
}

function kindOf(isAdded: boolean, isRemoved: boolean): WordDifference["kind"] {
	if (isAdded) return "added";
	return isRemoved ? "removed" : "same";
}
