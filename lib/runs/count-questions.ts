import type { FunnelStage } from "#lib/runs/schema.ts";

/** Questions that a run has brought so far: those that its last filter let through, and those that were composed. */
export function countQuestions(funnel: readonly Pick<FunnelStage, "stage" | "kept">[]): number {
	const kept = (name: FunnelStage["stage"]): number | undefined => funnel.find(({ stage }) => stage === name)?.kept;
	return (kept("filter") ?? kept("write") ?? 0) + (kept("compose") ?? 0) + (kept("rules") ?? 0);
}
