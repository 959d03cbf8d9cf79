import type { Job } from "#lib/jobs/schema.ts";

/** Where the job stands, in one line. */
export function describeJob(job: Pick<Job, "state" | "done" | "total" | "error" | "attempt">): string {
	switch (job.state) {
		case "queued":
			return job.error ? `Will be tried again: ${job.error}` : "Waiting";
		case "running":
			return progressOf(job);
		case "done":
			return "Done";
		case "failed":
			return job.error ?? "Failed";
		case "cancelled":
			return job.done > 0 ? `Cancelled after ${job.done.toLocaleString("en")}` : "Cancelled";
		default:
			return job.state satisfies never;
	}
}

function progressOf(job: Pick<Job, "done" | "total">): string {
	if (job.total === null) return job.done > 0 ? job.done.toLocaleString("en") : "Starting";
	return `${job.done.toLocaleString("en")} of ${job.total.toLocaleString("en")}`;
}
