import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { withTransaction } from "#lib/db/database.ts";
import { exportLlamaFactoryJob } from "#lib/exports/jobs.ts";
import type { StartExportInput } from "#lib/exports/schema.ts";
import type { JobId } from "#lib/ids.ts";
import { enqueueJob } from "#lib/jobs/enqueue-job.ts";
import { getSnapshot } from "#lib/snapshots/server/list-snapshots.ts";

/** Asks a worker for an export. The job's id is also the export's, to download it by. */
export async function startExport(actor: Actor, input: StartExportInput): Promise<JobId> {
	authorize(actor, "snapshot:export");
	return withTransaction(async (tx) => {
		await getSnapshot(tx, { datasetId: input.datasetId, number: input.snapshot });
		return enqueueJob(tx, exportLlamaFactoryJob, input, { actor: actor.id, datasetId: input.datasetId });
	});
}
