import { callsOfTask } from "#lib/runs/calls-of-task.ts";
import { followersOf } from "#lib/runs/followers-of.ts";
import type { FunnelStage } from "#lib/runs/schema.ts";
import { type TaskStage, taskStagesOf } from "#lib/runs/task-stages-of.ts";
import type { Recipe } from "#lib/synthesis/recipe-schema.ts";

/** In calls, as the recipe makes them: a stage that samples three times weighs three times as much. */
export type Progress = { readonly done: number; readonly total: number };

type Counts = Pick<FunnelStage, "stage" | "in" | "done">;
type Standing = {
	readonly recipe: Recipe;
	readonly funnel: readonly Counts[];
	/** Subjects that the first stage begins with, in all. */
	readonly expected: number;
};

/**
 * How far a run is. What is still to come to a stage is foreseen by what came so far: a stage that got 70 subjects from a tenth of those before it will get
 * 700; where nothing came yet, by the most that the recipe makes.
 */
export function measureProgress({ recipe, funnel, expected }: Standing): Progress {
	const counts = new Map(funnel.map((row) => [row.stage, row]));
	const totals = new Map<TaskStage, number>();
	let done = 0;
	let total = 0;
	for (const stage of taskStagesOf(recipe)) {
		const here = counts.get(stage) ?? { stage, in: 0, done: 0 };
		const feeders = feedersOf(recipe, stage);
		const foreseen = feeders.length === 0 ? expected : foresee(recipe, here, { feeders, counts, totals });
		totals.set(stage, Math.max(here.in, foreseen));
		const weight = callsOfTask(recipe, stage);
		done += here.done * weight;
		total += Math.max(here.in, foreseen) * weight;
	}
	return { done, total };
}

type Before = { readonly feeders: readonly TaskStage[]; readonly counts: ReadonlyMap<string, Counts>; readonly totals: ReadonlyMap<TaskStage, number> };

function foresee(recipe: Recipe, here: Counts, { feeders, counts, totals }: Before): number {
	const total = feeders.reduce((sum, feeder) => sum + (totals.get(feeder) ?? 0), 0);
	const done = feeders.reduce((sum, feeder) => sum + (counts.get(feeder)?.done ?? 0), 0);
	if (total === 0) return here.in;
	if (done > 0) return (here.in * total) / done;
	return feeders.reduce((sum, feeder) => sum + (totals.get(feeder) ?? 0) * (isImageStage(here.stage) ? 1 : callsOfTask(recipe, feeder)), 0);
}

/** The stages whose work brings tasks to this one. */
function feedersOf(recipe: Recipe, stage: TaskStage): readonly TaskStage[] {
	return taskStagesOf(recipe).filter((one) => Object.values(followersOf(recipe, one)).includes(stage));
}

function isImageStage(stage: string): boolean {
	return stage === "write" || stage === "compose";
}
