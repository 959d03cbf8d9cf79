import type { QuestionType } from "#lib/questions/schema.ts";
import type { SeededRandom } from "#lib/stats/seeded-random.ts";

export const OPTION_COUNT = 4;

/** How often each place, the first being A, has held the key so far: by type of question. */
export type KeyTally = Readonly<Partial<Record<QuestionType, readonly number[]>>>;

/**
 * The place for the key: that which held it least often in this type, then least often over all types, chance among equals. So letters
 * stay even over a dataset and none follows from the one before.
 */
export function chooseKeyPlace(tally: KeyTally, type: QuestionType, random: SeededRandom): number {
	const places = Array.from({ length: OPTION_COUNT }, (_, place) => place);
	const overall = (place: number): number => Object.values(tally).reduce((sum, counts) => sum + (counts[place] ?? 0), 0);
	const within = (place: number): number => tally[type]?.[place] ?? 0;
	const [least] = random.shuffle(places).sort((a, b) => within(a) - within(b) || overall(a) - overall(b));
	return least ?? 0;
}

export function countKeyPlace(tally: KeyTally, type: QuestionType, place: number): KeyTally {
	const before = tally[type] ?? Array.from({ length: OPTION_COUNT }, () => 0);
	return { ...tally, [type]: before.map((count, index) => (index === place ? count + 1 : count)) };
}
