import type { Behavior, TraceContent } from "#lib/traces/schema.ts";

export type StepSegment = {
	readonly start: number;
	readonly text: string;
	readonly mark: { readonly behavior: Behavior; readonly source: "model" | "rule" } | null;
};

/** A step's text cut where marks begin and end, in code points. Where marks overlap, the one that began first goes on. */
export function splitStep(trace: Pick<TraceContent, "text" | "spans">, step: { readonly start: number; readonly end: number }): readonly StepSegment[] {
	const letters = Array.from(trace.text);
	const marks = trace.spans.filter((span) => span.start < step.end && span.end > step.start).sort((a, b) => a.start - b.start);
	const segments: StepSegment[] = [];
	let at = step.start;
	for (const mark of marks) {
		const start = Math.max(mark.start, at);
		const end = Math.min(mark.end, step.end);
		if (end <= start) continue;
		if (start > at) segments.push({ start: at, text: letters.slice(at, start).join(""), mark: null });
		segments.push({ start, text: letters.slice(start, end).join(""), mark: { behavior: mark.behavior, source: mark.source } });
		at = end;
	}
	if (at < step.end) segments.push({ start: at, text: letters.slice(at, step.end).join(""), mark: null });
	return segments;
}
