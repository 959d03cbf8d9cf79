import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { database } from "#lib/db/database.ts";
import type { JobPage, JobQuery } from "#lib/jobs/schema.ts";
import { toJob } from "#lib/jobs/server/job-row.ts";

/** The newest first. Ids sort by the moment of their making, so the last id of a page is where the next begins. */
export async function listJobs(actor: Actor, query: JobQuery): Promise<JobPage> {
	authorize(actor, "job:read");
	const rows = await database().prisma.job.findMany({
		where: { ...(query.datasetId && { datasetId: query.datasetId }), ...(query.cursor && { id: { lt: query.cursor } }) },
		orderBy: { id: "desc" },
		take: query.limit + 1,
	});
	const jobs = rows.slice(0, query.limit).map(toJob);
	return { jobs, nextCursor: rows.length > query.limit ? (jobs.at(-1)?.id ?? null) : null };
}
