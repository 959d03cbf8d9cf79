import type { Shortcut } from "#components/layout/shortcut-registry.ts";
import { type ReviewStore, shownTrace } from "#components/review/review-store.ts";
import { goToUnjudged, judgeStep, toggleBehavior } from "#components/review/trace-acts.ts";
import { BEHAVIOR_LOOKS } from "#components/traces/behavior-glyph.tsx";
import { BEHAVIOR_KEYS } from "#components/traces/behavior-toggles.tsx";
import type { StepVerdict } from "#lib/review/judgement-schema.ts";
import { currentEntry } from "#lib/review/queue-session.ts";

const VERDICT_KEYS = [
	{ verdict: 1, keys: ["+", "="], label: "Step is good" },
	{ verdict: 0, keys: ["0"], label: "Step is neutral" },
	{ verdict: -1, keys: ["-"], label: "Step is bad" },
] as const;

/** The keys on the trace: steps in every pass, verdicts and behaviors in the audit. */
export function traceShortcuts(store: ReviewStore): readonly Shortcut[] {
	const isLooking = () => store.get().mode.kind === "looking";
	const canJudge = () => isLooking() && store.get().step !== null && store.actable() !== null;
	const moves: readonly Shortcut[] = [
		{ id: "review.next-step", keys: ["n"], label: "Next step", group: "Move", when: isLooking, repeats: true, command: () => moveStep(store, 1) },
		{ id: "review.previous-step", keys: ["p"], label: "Step before", group: "Move", when: isLooking, repeats: true, command: () => moveStep(store, -1) },
		{
			id: "review.trace",
			keys: ["t"],
			label: "Next trace of this question",
			group: "Move",
			when: () => isLooking() && traceCount(store) > 1,
			command: () => store.showTrace((store.get().traceIndex + 1) % traceCount(store)),
		},
	];
	if (store.pass !== "audit") {
		const fold = () => store.fold(!store.get().isFolded);
		return [...moves, { id: "review.fold", keys: ["o"], label: "Fold or unfold the trace", group: "Move", when: isLooking, command: fold }];
	}
	return [
		...moves,
		{ id: "audit.unjudged", keys: ["g"], label: "Next step not judged", group: "Move", when: isLooking, command: () => goToUnjudged(store) },
		...VERDICT_KEYS.map(({ verdict, keys, label }) => ({
			id: `audit.verdict${verdict}`,
			keys,
			label,
			group: "Judge the step",
			when: canJudge,
			command: () => judgeCurrent(store, verdict),
		})),
		...BEHAVIOR_KEYS.map(({ behavior, key }) => ({
			id: `audit.${behavior}`,
			keys: [key],
			label: `${BEHAVIOR_LOOKS[behavior].name} in the step or the selected words`,
			group: "Judge the step",
			when: canJudge,
			command: () => toggleBehavior(store, behavior),
		})),
	];
}

function judgeCurrent(store: ReviewStore, verdict: StepVerdict): void {
	const { step } = store.get();
	if (step !== null) judgeStep(store, step, verdict);
}

function traceCount(store: ReviewStore): number {
	return currentEntry(store.get().session)?.item.traces.length ?? 0;
}

function moveStep(store: ReviewStore, by: number): void {
	const { session, traceIndex, step } = store.get();
	const entry = currentEntry(session);
	const steps = (entry && shownTrace(entry, traceIndex)?.content.steps.length) ?? 0;
	if (steps === 0) return;
	const from = step ?? (by > 0 ? -1 : steps);
	store.lookAtStep(Math.min(Math.max(from + by, 0), steps - 1));
}
