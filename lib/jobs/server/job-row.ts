import "server-only";
import type { Job as JobRow } from "#lib/db/generated/client.ts";
import { type Job, jobSchema } from "#lib/jobs/schema.ts";

export function toJob(row: JobRow): Job {
	return jobSchema.parse({
		...row,
		createdAt: row.createdAt.toISOString(),
		startedAt: row.startedAt?.toISOString() ?? null,
		finishedAt: row.finishedAt?.toISOString() ?? null,
	});
}
