import { callsOfTask } from "#lib/runs/calls-of-task.ts";
import { rolesOf } from "#lib/runs/roles-of.ts";
import type { RunRole } from "#lib/runs/schema.ts";
import type { TaskStage } from "#lib/runs/task-stages-of.ts";
import type { Recipe } from "#lib/synthesis/recipe-schema.ts";

/** Calls at hand for each that a replica takes at once: the next is there when one ends. */
const CALLS_AT_HAND = 2;
/** Where calls are short, those of so much time: a task is claimed and prepared before its call, and written after it. */
const AHEAD_MS = 750;
const TASKS_MIN = 4;
const TASKS_MAX = 2_000;
/** Rules ask nobody: a few at a time keep a processor busy. */
const RULE_TASKS = 4;

/** Of a replica: the calls that it takes at once, and how long they take. */
type Pace = { readonly limit: number; readonly p95Ms: number | null };

/** How many tasks of a stage a worker holds, so that no server waits for one. */
export function tasksAtHand(recipe: Recipe, stage: TaskStage, replicasOf: (role: RunRole) => readonly Pace[] | null): number {
	const [role] = rolesOf(recipe, stage);
	const replicas = role ? replicasOf(role) : null;
	if (!replicas) return RULE_TASKS;
	const calls = replicas.reduce((sum, { limit, p95Ms }) => sum + limit * Math.max(CALLS_AT_HAND, 1 + AHEAD_MS / (p95Ms ?? AHEAD_MS)), 0);
	return Math.min(TASKS_MAX, Math.max(TASKS_MIN, Math.ceil(calls / callsOfTask(recipe, stage))));
}
