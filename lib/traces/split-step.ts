import type { Behavior, TraceContent } from "#lib/traces/schema.ts";

/** A behavior marked in a trace, in code points, and whose mark it is. */
export type MarkedSpan = { readonly start: number; readonly end: number; readonly behavior: Behavior; readonly source: "model" | "rule" | "person" };

export type StepSegment = { readonly start: number; readonly text: string; readonly mark: Pick<MarkedSpan, "behavior" | "source"> | null };

type Marked = Pick<TraceContent, "text"> & { readonly spans: readonly MarkedSpan[] };

/** A step's text cut where marks begin and end, in code points. Where marks overlap, a person's is shown, else the one that began first. */
export function splitStep(trace: Marked, step: { readonly start: number; readonly end: number }): readonly StepSegment[] {
	const letters = Array.from(trace.text);
	const marks = trace.spans.filter((span) => span.start < step.end && span.end > step.start).sort((a, b) => rankOf(a) - rankOf(b) || a.start - b.start);
	const cuts = new Set([step.start, step.end, ...marks.flatMap((mark) => [Math.max(mark.start, step.start), Math.min(mark.end, step.end)])]);
	const segments: (StepSegment & { readonly span: MarkedSpan | null })[] = [];
	for (const [start, end] of toStretches([...cuts])) {
		const span = marks.find((mark) => mark.start <= start && mark.end >= end) ?? null;
		const text = letters.slice(start, end).join("");
		const before = segments.at(-1);
		if (before && before.span === span) segments[segments.length - 1] = { ...before, text: before.text + text };
		else segments.push({ start, text, span, mark: span && { behavior: span.behavior, source: span.source } });
	}
	return segments.map(({ span: _, ...segment }) => segment);
}

function rankOf(mark: MarkedSpan): number {
	return mark.source === "person" ? 0 : 1;
}

function toStretches(cuts: readonly number[]): readonly (readonly [number, number])[] {
	const sorted = cuts.toSorted((a, b) => a - b);
	return sorted.flatMap((start, at) => {
		const end = sorted[at + 1];
		return end === undefined ? [] : [[start, end] as const];
	});
}
