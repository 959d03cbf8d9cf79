import { findStage } from "#lib/runs/find-stage.ts";
import type { TaskStage } from "#lib/runs/task-stages-of.ts";
import type { Recipe } from "#lib/synthesis/recipe-schema.ts";

/** What follows a task's work: the image's next stage, and a task for each subject that the work brought. */
export type Followers = {
	readonly image: TaskStage | null;
	readonly grounded: TaskStage | null;
	readonly composed: TaskStage | null;
	readonly simple: TaskStage | null;
};

const NONE: Followers = { image: null, grounded: null, composed: null, simple: null };

export function followersOf(recipe: Recipe, stage: TaskStage): Followers {
	const think = findStage(recipe, "think")?.of;
	const has = (name: TaskStage): TaskStage | null => (findStage(recipe, name) ? name : null);
	switch (stage) {
		case "detect":
			return { ...NONE, image: has("write") ?? has("compose") };
		case "write":
			return { ...NONE, image: has("compose"), grounded: think === "grounded" || think === "all" ? "think" : null };
		case "compose":
			return { ...NONE, composed: think === "composed" || think === "all" ? "think" : null };
		case "think":
			return { ...NONE, simple: has("expand") };
		case "expand":
		case "rules":
			return NONE;
		default:
			return stage satisfies never;
	}
}
