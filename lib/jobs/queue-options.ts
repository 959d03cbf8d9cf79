import type { Queue } from "pg-boss";
import type { JobDefinition } from "#lib/jobs/define-job.ts";

/** How often a job may lose its worker (kill -9, power) before it counts as failed, on top of its own retries. */
const LOST_WORKERS_MAX = 3;

/** A worker that has not been heard of for this long has lost its jobs. pg-boss allows no less. */
const HEARTBEAT_SECONDS = 10;

const DAY_SECONDS = 86_400;

export function queueOptions(definition: JobDefinition<unknown>): Omit<Queue, "name" | "policy" | "partition"> {
	return {
		notify: true,
		retryLimit: definition.retryLimit + LOST_WORKERS_MAX,
		retryDelay: 1,
		retryBackoff: true,
		retryDelayMax: 60,
		heartbeatSeconds: HEARTBEAT_SECONDS,
		// An import may take hours; the heartbeat, not the clock, tells whether somebody works on it.
		expireInSeconds: DAY_SECONDS,
		// A studio that is off for a season still finds its queued jobs.
		retentionSeconds: 365 * DAY_SECONDS,
		deleteAfterSeconds: 7 * DAY_SECONDS,
	};
}
