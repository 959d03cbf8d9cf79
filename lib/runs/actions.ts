"use server";

import { defineAction } from "#lib/actions/define-action.ts";
import { runTargetSchema, setBudgetSchema, startRunSchema } from "#lib/runs/schema.ts";
import { cancelRun } from "#lib/runs/server/cancel-run.ts";
import { pauseRun } from "#lib/runs/server/pause-run.ts";
import { resumeRun } from "#lib/runs/server/resume-run.ts";
import { setRunBudget } from "#lib/runs/server/set-run-budget.ts";
import { startRun } from "#lib/runs/server/start-run.ts";

export const startRunAction = defineAction(startRunSchema, startRun);
export const pauseRunAction = defineAction(runTargetSchema, pauseRun);
export const resumeRunAction = defineAction(runTargetSchema, resumeRun);
export const cancelRunAction = defineAction(runTargetSchema, cancelRun);
export const setRunBudgetAction = defineAction(setBudgetSchema, setRunBudget);
