import "server-only";
import { COMMAND_LINE } from "#lib/auth/actor.ts";
import type { FinishedExport, StartExportInput } from "#lib/exports/schema.ts";
import { exportFolder } from "#lib/exports/server/export-folder.ts";
import { exportLlamaFactory } from "#lib/exports/server/export-llama-factory.ts";
import { jobIdSchema } from "#lib/ids.ts";
import type { JobContext } from "#lib/jobs/define-job.ts";

/** Fills the export's folder in the data folder. Who may ask for it was settled when it was asked for; run again, it finds the very same. */
export async function handleExportLlamaFactory(input: StartExportInput, { jobId, signal, progress }: JobContext): Promise<FinishedExport> {
	const out = { path: exportFolder(jobIdSchema.parse(jobId)), pictures: "link" } as const;
	const summary = await exportLlamaFactory(COMMAND_LINE, { ...input, out }, { signal, progress });
	return { ...summary, snapshot: input.snapshot };
}
