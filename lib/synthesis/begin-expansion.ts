import { createSeededRandom } from "#lib/stats/seeded-random.ts";
import type { Begun } from "#lib/synthesis/to-expanded-trace.ts";

/** A simple trace that does not end a sentence is followed by a line end. */
const ENDED = /[.!?…)"'”’]\s*$/u;

/** The cue with which a simple trace is turned to a second look, and how it is joined: by a line end or a blank, one as often as the other, as LPT does. */
export function beginExpansion(simple: string, cues: readonly string[], seed: string): Begun {
	const random = createSeededRandom(seed);
	const cue = cues[random.below(cues.length)] ?? "";
	const joint = random.pick<Begun["joint"]>(["\n", " "]);
	return { cue, joint: ENDED.test(simple) ? joint : "\n" };
}
