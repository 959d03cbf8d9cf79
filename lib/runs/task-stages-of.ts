import type { Recipe, StageName } from "#lib/synthesis/recipe-schema.ts";

/** Stages that are tasks of their own. Filtering belongs to writing: the questions of one image are judged beside each other, in their order. */
export type TaskStage = Exclude<StageName, "filter">;

/** In their order. */
export function taskStagesOf({ stages }: Recipe): readonly TaskStage[] {
	return stages.flatMap(({ stage }) => (stage === "filter" ? [] : [stage]));
}
