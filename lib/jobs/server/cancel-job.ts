import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { withTransaction } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import type { JobId } from "#lib/ids.ts";
import { jobQueue } from "#lib/jobs/job-queue.ts";
import type { Job } from "#lib/jobs/schema.ts";
import { getJob } from "#lib/jobs/server/get-job.ts";

/** A queued job never starts; a running one is told to stop, and what it did until then stays. A job that has ended stays as it ended. */
export async function cancelJob(actor: Actor, input: { readonly jobId: JobId }): Promise<Job> {
	authorize(actor, "job:cancel");
	const queue = await jobQueue();
	await withTransaction(async (tx) => {
		const { rows } = await tx.query<{ name: string; state: string }>("SELECT name, state FROM job WHERE id = $1 FOR UPDATE", [input.jobId]);
		const job = rows[0];
		if (!job) throw new AppError("not_found", `There is no job ${input.jobId}.`);
		if (job.state !== "queued" && job.state !== "running") return;
		await tx.query("UPDATE job SET state = 'cancelled', finished_at = now() WHERE id = $1", [input.jobId]);
		await queue.boss.cancel(job.name, input.jobId, { db: { executeSql: (text, values) => tx.query(text, values) } });
	});
	return getJob(actor, input);
}
