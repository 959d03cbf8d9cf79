import { z } from "zod";
import { datasetIdSchema } from "#lib/ids.ts";
import { defineJob } from "#lib/jobs/define-job.ts";
import { snapshotNumberSchema } from "#lib/snapshots/schema.ts";

export const sealSnapshotJob = defineJob({
	name: "seal-snapshot",
	payload: z.strictObject({ datasetId: datasetIdSchema, number: snapshotNumberSchema }),
	retryLimit: 5,
});
