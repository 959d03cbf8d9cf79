import { findStage } from "#lib/runs/find-stage.ts";
import type { RunRole } from "#lib/runs/schema.ts";
import type { TaskStage } from "#lib/runs/task-stages-of.ts";
import type { Recipe } from "#lib/synthesis/recipe-schema.ts";

/** Whom a task of the stage asks. */
export function rolesOf(recipe: Recipe, stage: TaskStage): readonly RunRole[] {
	switch (stage) {
		case "detect":
			return [findStage(recipe, "detect")?.by === "vlm" ? "vlm" : "detector"];
		case "write":
			return findStage(recipe, "filter")?.verifier ? ["writer", "vlm"] : ["writer"];
		case "compose":
			return findStage(recipe, "compose")?.ablation ? ["writer", "policy"] : ["writer"];
		case "think":
			return ["vlm"];
		case "expand":
			return ["reasoner"];
		case "rules":
			return [];
		default:
			return stage satisfies never;
	}
}
