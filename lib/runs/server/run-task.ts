import "server-only";
import type { Subject } from "#lib/history/server/find-subjects.ts";
import { composeTask } from "#lib/runs/server/compose-task.ts";
import { detectTask } from "#lib/runs/server/detect-task.ts";
import { expandTask } from "#lib/runs/server/expand-task.ts";
import { rulesTask } from "#lib/runs/server/rules-task.ts";
import type { TaskContext, TaskOutcome, TaskWork } from "#lib/runs/server/task-outcome.ts";
import { thinkTask } from "#lib/runs/server/think-task.ts";
import { writeTask } from "#lib/runs/server/write-task.ts";
import type { TaskStage } from "#lib/runs/task-stages-of.ts";

const WORK: Readonly<Record<TaskStage, TaskWork>> = {
	detect: detectTask,
	write: writeTask,
	compose: composeTask,
	think: thinkTask,
	expand: expandTask,
	rules: rulesTask,
};

const NO_OUTCOME: TaskOutcome = { drafts: [], image: null, next: null, tallies: [], rejections: [] };

/** Does one task. Of a subject that somebody rejected or took away meanwhile nothing is made. */
export async function runTask(stage: TaskStage, subject: Subject | undefined, context: TaskContext): Promise<TaskOutcome> {
	if (!subject || subject.outcome === "rejected" || subject.outcome === "removed") return NO_OUTCOME;
	return WORK[stage](subject, context);
}
