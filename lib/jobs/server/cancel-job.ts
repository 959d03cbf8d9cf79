import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { withTransaction } from "#lib/db/database.ts";
import type { JobId } from "#lib/ids.ts";
import type { Job } from "#lib/jobs/schema.ts";
import { getJob } from "#lib/jobs/server/get-job.ts";
import { withdrawJob } from "#lib/jobs/withdraw-job.ts";

/** A queued job never starts; a running one is told to stop, and what it did until then stays. A job that has ended stays as it ended. */
export async function cancelJob(actor: Actor, input: { readonly jobId: JobId }): Promise<Job> {
	authorize(actor, "job:cancel");
	await withTransaction((tx) => withdrawJob(tx, input.jobId));
	return getJob(actor, input);
}
