import { nameLabel } from "#lib/questions/name-label.ts";
import type { Telling } from "#lib/synthesis/account.ts";
import type { Anchor } from "#lib/synthesis/fact.ts";
import { TRACE_WORDS } from "#lib/synthesis/trace-words.ts";
import type { TraceStep } from "#lib/traces/lay-out-trace.ts";

/** Finds something where it is. */
export function findStep({ region, isMarked }: Anchor, frame: Telling["frame"]): TraceStep {
	const { pronoun } = nameLabel(region.label);
	const place = `${pronoun} ${TRACE_WORDS.lies(region, frame, pronoun === "they")}`;
	return { pieces: ["Find ", { text: TRACE_WORDS.anchor({ region, isMarked }), region: region.key }, `: ${place}.`] };
}
