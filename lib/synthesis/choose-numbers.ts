import { OPTION_COUNT } from "#lib/synthesis/choose-key-place.ts";
import type { Placing } from "#lib/synthesis/phrased.ts";

/** Four numbers without a gap, the right one at its place and anywhere among them by size, none below zero, in an order that tells nothing. */
export function chooseNumbers(right: number, { place, random }: Placing): readonly string[] {
	const lowest = right - random.below(Math.min(right + 1, OPTION_COUNT));
	const wrong = Array.from({ length: OPTION_COUNT }, (_, index) => lowest + index).filter((number) => number !== right);
	return random.shuffle(wrong).toSpliced(place, 0, right).map(String);
}
