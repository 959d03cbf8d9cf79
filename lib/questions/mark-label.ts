import { nameLabel } from "#lib/questions/name-label.ts";

/** What a region is called where the stem marks it: "the marked chair", which its label alone would not tell from the others. */
export function markLabel(label: string): string {
	return nameLabel(label).definite.replace(/^the /, "the marked ");
}
