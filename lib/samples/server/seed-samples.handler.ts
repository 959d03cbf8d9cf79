import "server-only";
import type { JobHandler } from "#lib/jobs/define-job.ts";
import { SAMPLES_ACTOR } from "#lib/samples/schema.ts";
import { seedSamples } from "#lib/samples/server/seed-samples.ts";

export const handleSeedSamples: JobHandler<object> = (_, context) => seedSamples(SAMPLES_ACTOR, context);
