import "server-only";
import { type Database, database } from "#lib/db/database.ts";
import type { JobId } from "#lib/ids.ts";
import { listenToJobs } from "#lib/jobs/listen-to-jobs.ts";
import type { Job } from "#lib/jobs/schema.ts";
import { toJob } from "#lib/jobs/server/job-row.ts";
import { log } from "#lib/log.ts";

/** A job as it is now, or news that something may have been missed. */
export type JobEvent = { readonly kind: "job"; readonly job: Job } | { readonly kind: "gap" };
type Watcher = (event: JobEvent) => void;
type Watch = { readonly watchers: Set<Watcher>; readonly listening: Promise<unknown> };

/** Rows written within this time are read together. */
const GATHER_MS = 50;

const holder = globalThis as { tracewrightJobWatches?: WeakMap<Database, Watch> };

/**
 * Tells of every change of a job until the returned function is called. However many watch, the process listens on one
 * connection and reads each change once.
 */
export async function watchJobs(watcher: Watcher): Promise<() => void> {
	holder.tracewrightJobWatches ??= new WeakMap();
	const open = database();
	const watch = holder.tracewrightJobWatches.get(open) ?? startWatch(open);
	holder.tracewrightJobWatches.set(open, watch);
	watch.watchers.add(watcher);
	try {
		await watch.listening;
	} catch (error) {
		holder.tracewrightJobWatches.delete(open);
		throw error;
	}
	return () => watch.watchers.delete(watcher);
}

/** Listens from the first watcher to the end of the process: page loads come and go faster than a connection is worth closing. */
function startWatch(open: Database): Watch {
	const watchers = new Set<Watcher>();
	const pending = new Set<JobId>();
	const tell = (event: JobEvent) => {
		for (const watcher of watchers) watcher(event);
	};
	const gather = (id: JobId) => {
		if (watchers.size === 0) return;
		pending.add(id);
		if (pending.size === 1) setTimeout(tellPending, GATHER_MS);
	};
	const tellPending = () => {
		const ids = [...pending];
		pending.clear();
		void tellJobs(open, ids, tell);
	};
	return { watchers, listening: listenToJobs(open, { applicationName: "tracewright-watch", onJob: gather, onGap: () => tell({ kind: "gap" }) }) };
}

async function tellJobs(open: Database, ids: readonly JobId[], tell: Watcher): Promise<void> {
	try {
		const rows = await open.prisma.job.findMany({ where: { id: { in: [...ids] } } });
		for (const row of rows) tell({ kind: "job", job: toJob(row) });
	} catch (error) {
		log.warn({ err: error }, "Changes of jobs could not be read");
		tell({ kind: "gap" });
	}
}
