import type { FunnelStage } from "#lib/runs/schema.ts";

/** What a stage kept: a share of what it made or judged, and of those that make several of one, how many of each. */
export type StageRate = {
	readonly kept: number;
	readonly of: number;
	/** Kept for each that it is done with; null where one stays one. */
	readonly each: number | null;
};

/** Of a stage that is done with nothing yet, null. */
export function rateOfStage({ stage, done, kept, rejected }: Pick<FunnelStage, "stage" | "done" | "kept" | "rejected">): StageRate | null {
	const refused = rejected.reduce((sum, { n }) => sum + n, 0);
	if (done === 0 || kept + refused === 0) return null;
	return { kept, of: kept + refused, each: stage === "filter" || stage === "expand" || stage === "think" ? null : kept / done };
}
