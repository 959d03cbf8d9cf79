import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { database } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import type { JobId } from "#lib/ids.ts";
import type { Job } from "#lib/jobs/schema.ts";
import { toJob } from "#lib/jobs/server/job-row.ts";

export async function getJob(actor: Actor, input: { readonly jobId: JobId }): Promise<Job> {
	authorize(actor, "job:read");
	const row = await database().prisma.job.findUnique({ where: { id: input.jobId } });
	if (!row) throw new AppError("not_found", `There is no job ${input.jobId}.`);
	return toJob(row);
}
