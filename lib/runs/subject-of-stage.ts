import type { TaskStage } from "#lib/runs/task-stages-of.ts";

/** What a task of the stage is about. */
export function subjectOfStage(stage: TaskStage): "image" | "question" | "trace" {
	switch (stage) {
		case "detect":
		case "write":
		case "compose":
		case "rules":
			return "image";
		case "think":
			return "question";
		case "expand":
			return "trace";
		default:
			return stage satisfies never;
	}
}
