import { createSeededRandom } from "#lib/stats/seeded-random.ts";

/** Servers take seeds as signed words of 32 bits. */
const SEEDS = 2 ** 31;

/** The seed that a call is sent with, out of all that tells it from the other calls of its run. */
export function drawSeed(...parts: readonly (string | number)[]): number {
	return createSeededRandom(parts.join(" ")).below(SEEDS);
}
