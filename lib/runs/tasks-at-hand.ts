import { callsOfTask } from "#lib/runs/calls-of-task.ts";
import { rolesOf } from "#lib/runs/roles-of.ts";
import type { RunRole } from "#lib/runs/schema.ts";
import type { TaskStage } from "#lib/runs/task-stages-of.ts";
import type { Recipe } from "#lib/synthesis/recipe-schema.ts";

/** Calls of a stage at hand for each that its servers take at once: the next is there when one ends. */
const CALLS_AT_HAND = 2;
const TASKS_MIN = 4;
const TASKS_MAX = 2_000;
/** Rules ask nobody: a few at a time keep a processor busy. */
const RULE_TASKS = 4;

type Slots = { readonly inFlightMax: number; readonly urls: readonly string[] };

/** How many tasks of a stage a worker holds, so that no server waits for one. */
export function tasksAtHand(recipe: Recipe, stage: TaskStage, serverOf: (role: RunRole) => Slots | null): number {
	const [role] = rolesOf(recipe, stage);
	const server = role ? serverOf(role) : null;
	if (!server) return RULE_TASKS;
	const calls = server.inFlightMax * server.urls.length * CALLS_AT_HAND;
	return Math.min(TASKS_MAX, Math.max(TASKS_MIN, Math.ceil(calls / callsOfTask(recipe, stage))));
}
