import { importIdSchema, startImportSchema } from "#lib/imports/schema.ts";
import { defineJob } from "#lib/jobs/define-job.ts";

export const importCocoJob = defineJob({
	name: "import-coco",
	payload: startImportSchema.extend({ importId: importIdSchema }),
	retryLimit: 2,
});
