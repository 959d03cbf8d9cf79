import { findStage } from "#lib/runs/find-stage.ts";
import type { TaskStage } from "#lib/runs/task-stages-of.ts";
import type { Recipe } from "#lib/synthesis/recipe-schema.ts";

/** How many calls a task of the stage makes at most of whom it asks first. */
export function callsOfTask(recipe: Recipe, stage: TaskStage): number {
	switch (stage) {
		case "detect":
		case "rules":
			return 1;
		case "write":
		case "compose":
			return findStage(recipe, stage)?.perImage ?? 1;
		case "think":
		case "expand":
			return findStage(recipe, stage)?.samples ?? 1;
		default:
			return stage satisfies never;
	}
}
