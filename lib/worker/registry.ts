import "server-only";
import { exportLlamaFactoryJob } from "#lib/exports/jobs.ts";
import { handleExportLlamaFactory } from "#lib/exports/server/export-llama-factory.handler.ts";
import { importCocoJob } from "#lib/imports/jobs.ts";
import { handleImportCoco } from "#lib/imports/server/import-coco.handler.ts";
import type { JobDefinition, JobHandler } from "#lib/jobs/define-job.ts";
import { seedSamplesJob } from "#lib/samples/jobs.ts";
import { handleSeedSamples } from "#lib/samples/server/seed-samples.handler.ts";
import { sealSnapshotJob } from "#lib/snapshots/jobs.ts";
import { handleSealSnapshot } from "#lib/snapshots/server/seal-snapshot.handler.ts";
import { makeCandidateJob, writeQuestionsJob } from "#lib/synthesis/jobs.ts";
import { handleMakeCandidate } from "#lib/synthesis/server/make-candidate.handler.ts";
import { handleWriteQuestions } from "#lib/synthesis/server/write-questions.handler.ts";

/** A kind of job with what does it, its payload parsed on the way. */
export type RegisteredJob = { readonly definition: JobDefinition<unknown>; readonly run: JobHandler<unknown> };

/** Every kind of job that a worker does. A new one is one line here. */
export const REGISTRY: readonly RegisteredJob[] = [
	register(importCocoJob, handleImportCoco),
	register(seedSamplesJob, handleSeedSamples),
	register(writeQuestionsJob, handleWriteQuestions),
	register(makeCandidateJob, handleMakeCandidate),
	register(sealSnapshotJob, handleSealSnapshot),
	register(exportLlamaFactoryJob, handleExportLlamaFactory),
];

export function register<Payload>(definition: JobDefinition<Payload>, handler: JobHandler<Payload>): RegisteredJob {
	return { definition, run: (payload, context) => handler(definition.payload.parse(payload), context) };
}
