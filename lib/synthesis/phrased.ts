import type { Region } from "#lib/images/schema.ts";
import type { Derivation } from "#lib/questions/schema.ts";
import type { SeededRandom } from "#lib/stats/seeded-random.ts";
import type { TracePiece } from "#lib/traces/lay-out-trace.ts";

/** Where the key is to stand, 0 for A, and the chance that words are chosen by. */
export type Placing = { readonly place: number; readonly random: SeededRandom };

/** A fact in words, and what the question rests on. */
export type Phrased = {
	/** A piece with a region marks it. */
	readonly stem: readonly TracePiece[];
	readonly options: readonly string[];
	readonly evidence: readonly Region[];
	readonly derivation: Derivation;
	readonly parts: readonly string[];
};
