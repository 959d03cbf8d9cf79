import { sentenceCase } from "#lib/text/sentence-case.ts";

/** How a stem counts the regions that it marks. */
export const ORDINALS = ["the first", "the second", "the third", "the fourth"] as const;

export const NO_PAIR = "No two of them";

/** "The first and the third": two of the marked regions by their places, 0 being the first. */
export function namePair(one: number, other: number): string {
	return sentenceCase(`${ORDINALS[one]} and ${ORDINALS[other]}`);
}
