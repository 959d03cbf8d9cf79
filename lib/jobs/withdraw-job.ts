import "server-only";
import type { Tx } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import type { JobId } from "#lib/ids.ts";
import { jobQueue } from "#lib/jobs/job-queue.ts";

/**
 * Takes a job back in the caller's transaction: a queued one never starts; a running one is told to stop, and what it did until then stays. A job that
 * has ended stays as it ended.
 * @throws AppError not_found
 */
export async function withdrawJob(tx: Tx, id: JobId): Promise<void> {
	const queue = await jobQueue();
	const { rows } = await tx.query<{ name: string; state: string }>("SELECT name, state FROM job WHERE id = $1 FOR UPDATE", [id]);
	const job = rows[0];
	if (!job) throw new AppError("not_found", `There is no job ${id}.`);
	if (job.state !== "queued" && job.state !== "running") return;
	await tx.query("UPDATE job SET state = 'cancelled', finished_at = now() WHERE id = $1", [id]);
	await queue.boss.cancel(job.name, id, { db: { executeSql: (text, values) => tx.query(text, values) } });
}
