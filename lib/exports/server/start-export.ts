import "server-only";
import { isDeepStrictEqual } from "node:util";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { type Tx, withTransaction } from "#lib/db/database.ts";
import { exportLlamaFactoryJob } from "#lib/exports/jobs.ts";
import type { StartExportInput } from "#lib/exports/schema.ts";
import type { JobId } from "#lib/ids.ts";
import { enqueueJob } from "#lib/jobs/enqueue-job.ts";
import { jobQueue } from "#lib/jobs/job-queue.ts";
import { getSnapshot } from "#lib/snapshots/server/list-snapshots.ts";

/** Asks a worker for an export, or finds that the very same is under way. The job's id is also the export's, to download it by. */
export async function startExport(actor: Actor, input: StartExportInput): Promise<JobId> {
	authorize(actor, "snapshot:export");
	return withTransaction(async (tx) => {
		await getSnapshot(tx, { datasetId: input.datasetId, number: input.snapshot });
		// Whoever asks for an export of this snapshot at the same moment waits here.
		await tx.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 12))", [`${input.datasetId}/${input.snapshot}`]);
		return (await findUnderWay(tx, input)) ?? enqueueJob(tx, exportLlamaFactoryJob, input, { actor: actor.id, datasetId: input.datasetId });
	});
}

async function findUnderWay(tx: Tx, input: StartExportInput): Promise<JobId | null> {
	const { name, payload } = exportLlamaFactoryJob;
	const { rows } = await tx.query<{ id: JobId }>("SELECT id FROM job WHERE dataset_id = $1 AND name = $2 AND state IN ('queued', 'running')", [
		input.datasetId,
		name,
	]);
	const { boss } = await jobQueue();
	for (const { id } of rows) {
		const queued = await boss.getJobById(name, id);
		if (queued && isDeepStrictEqual(payload.parse(queued.data), input)) return id;
	}
	return null;
}
