import { z } from "zod";
import { defineJob } from "#lib/jobs/define-job.ts";

export const seedSamplesJob = defineJob({ name: "seed-samples", payload: z.strictObject({}), retryLimit: 2 });
