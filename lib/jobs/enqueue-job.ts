import "server-only";
import type { Tx } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { createId, type DatasetId, type JobId } from "#lib/ids.ts";
import type { JobDefinition } from "#lib/jobs/define-job.ts";
import { ensureQueue, jobQueue } from "#lib/jobs/job-queue.ts";

/**
 * Adds a job in the caller's transaction: the row that people see and pg-boss's entry, under one id. Both are there
 * after the commit, and neither after a rollback.
 */
export async function enqueueJob<Payload extends object>(
	tx: Tx,
	definition: JobDefinition<Payload>,
	payload: Payload,
	asked: { readonly actor: string; readonly datasetId: DatasetId | null },
): Promise<JobId> {
	const id = createId<JobId>();
	const queue = await jobQueue();
	await ensureQueue(queue, definition);
	await tx.query("INSERT INTO job (id, name, dataset_id, actor) VALUES ($1, $2, $3, $4)", [id, definition.name, asked.datasetId, asked.actor]);
	const sent = await queue.boss.send(definition.name, definition.payload.parse(payload), {
		id,
		db: { executeSql: (text, values) => tx.query(text, values) },
	});
	if (sent !== id) throw new AppError("internal", `The job ${definition.name} ${id} was not taken by the queue.`);
	return id;
}
