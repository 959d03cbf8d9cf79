"use server";

import { defineAction } from "#lib/actions/define-action.ts";
import { jobTargetSchema } from "#lib/jobs/schema.ts";
import { cancelJob } from "#lib/jobs/server/cancel-job.ts";

export const cancelJobAction = defineAction(jobTargetSchema, cancelJob);
