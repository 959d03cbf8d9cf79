import type { Mention } from "#lib/questions/schema.ts";
import { codePointLength } from "#lib/text/unicode.ts";
import type { Behavior, TraceContent } from "#lib/traces/schema.ts";

/** A stretch of text; with a region, the words name that region. */
export type TracePiece = string | { readonly text: string; readonly region: string };

export type TraceStep = {
	readonly pieces: readonly TracePiece[];
	/** Regions that the step speaks of without naming each by words of its own. */
	readonly regions?: readonly string[];
	readonly behavior?: Behavior;
};

export type LaidOutTrace = Pick<TraceContent, "text" | "steps" | "mentions" | "spans">;

/** Sets steps one to a line and measures where they, the regions' names and the behaviors stand, in code points. */
export function layOutTrace(steps: readonly TraceStep[]): LaidOutTrace {
	const laid = { text: "", steps: [] as LaidOutTrace["steps"], mentions: [] as Mention[], spans: [] as LaidOutTrace["spans"] };
	let at = 0;
	for (const step of steps) {
		if (laid.text !== "") {
			laid.text += "\n";
			at += 1;
		}
		const start = at;
		for (const piece of step.pieces) {
			const text = typeof piece === "string" ? piece : piece.text;
			const end = at + codePointLength(text);
			if (typeof piece !== "string") laid.mentions.push({ start: at, end, region: piece.region });
			laid.text += text;
			at = end;
		}
		const named = step.pieces.flatMap((piece) => (typeof piece === "string" ? [] : [piece.region]));
		laid.steps.push({ start, end: at, regions: [...new Set([...named, ...(step.regions ?? [])])] });
		if (step.behavior) laid.spans.push({ start, end: at, behavior: step.behavior, source: "rule" });
	}
	return laid;
}
