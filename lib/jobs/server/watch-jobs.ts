import "server-only";
import { type RowEvent, watchChannel } from "#lib/db/watch-channel.ts";
import type { Job } from "#lib/jobs/schema.ts";
import { toJob } from "#lib/jobs/server/job-row.ts";

/** Tells of every change of a job until the returned function is called. */
export function watchJobs(watcher: (event: RowEvent<Job>) => void): Promise<() => void> {
	return watchChannel(
		{
			channel: "tracewright_job",
			applicationName: "tracewright-watch",
			read: async ({ prisma }, ids) => (await prisma.job.findMany({ where: { id: { in: [...ids] } } })).map(toJob),
		},
		watcher,
	);
}
