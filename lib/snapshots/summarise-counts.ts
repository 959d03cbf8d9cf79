import { HIDDEN_STAGE, type Split } from "#lib/history/schema.ts";
import type { SnapshotCount } from "#lib/snapshots/schema.ts";

export type SnapshotSummary = {
	readonly images: number;
	readonly questions: number;
	readonly traces: number;
	/** Accepted and not stale. */
	readonly accepted: { readonly questions: number; readonly traces: number };
	/** Accepted questions that are not stale, by stage and split. */
	readonly stages: readonly { readonly stage: string; readonly splits: Readonly<Record<Split, number>> }[];
	readonly undecided: number;
	readonly rejected: number;
	readonly deferred: number;
	/** Questions whose ground has changed since, whatever their outcome. */
	readonly stale: number;
};

/** What a snapshot's counts come to, as people ask about them. */
export function summariseCounts(all: readonly SnapshotCount[]): SnapshotSummary {
	const counts = all.filter((count) => count.stage !== HIDDEN_STAGE);
	const sum = (where: (count: SnapshotCount) => boolean) => counts.filter(where).reduce((total, count) => total + count.n, 0);
	const isGood = (count: SnapshotCount) => count.outcome === "accepted" && !count.isStale;
	const questions = counts.filter((count) => count.kind === "question");
	const good = questions.filter(isGood);
	const split = (stage: string, name: Split) =>
		good.filter((count) => count.stage === stage && count.split === name).reduce((total, count) => total + count.n, 0);
	const stages = [...new Set(good.map((count) => count.stage))].sort((a, b) => (a > b ? -1 : 1));
	return {
		images: sum((count) => count.kind === "image"),
		questions: sum((count) => count.kind === "question"),
		traces: sum((count) => count.kind === "trace"),
		accepted: { questions: sum((count) => count.kind === "question" && isGood(count)), traces: sum((count) => count.kind === "trace" && isGood(count)) },
		stages: stages.map((stage) => ({ stage, splits: { train: split(stage, "train"), validation: split(stage, "validation"), test: split(stage, "test") } })),
		undecided: sum((count) => count.kind === "question" && count.outcome === "undecided"),
		rejected: sum((count) => count.kind === "question" && count.outcome === "rejected"),
		deferred: sum((count) => count.kind === "question" && count.outcome === "deferred"),
		stale: sum((count) => count.kind === "question" && count.isStale),
	};
}
