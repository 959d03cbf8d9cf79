import { startExportSchema } from "#lib/exports/schema.ts";
import { defineJob } from "#lib/jobs/define-job.ts";

export const exportLlamaFactoryJob = defineJob({ name: "export-llama-factory", payload: startExportSchema, retryLimit: 2 });
