import "server-only";
import type { Database } from "#lib/db/database.ts";
import { listenToChannel } from "#lib/db/listen-to-channel.ts";
import type { JobId } from "#lib/ids.ts";

type JobListener = {
	/** A job's row was written. */
	readonly onJob: (id: JobId) => void;
	/** The connection was lost and is there again: rows may have been written unheard. */
	readonly onGap: () => void;
	readonly applicationName: string;
};

/** Hears of every job row written. */
export function listenToJobs(open: Database, { onJob, onGap, applicationName }: JobListener): Promise<{ readonly close: () => Promise<void> }> {
	return listenToChannel(open, { channel: "tracewright_job", onRow: (id) => onJob(id as JobId), onGap, applicationName });
}
