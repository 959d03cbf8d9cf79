import "server-only";
import { type Clock, PgBoss } from "pg-boss";
import { type Database, database } from "#lib/db/database.ts";
import type { JobDefinition } from "#lib/jobs/define-job.ts";
import { queueOptions } from "#lib/jobs/queue-options.ts";
import { queueSchema } from "#lib/jobs/queue-schema.ts";
import { log } from "#lib/log.ts";

/** The sending side of the queue, on the process's own pool. Workers open their own (`lib/worker`). */
export type JobQueue = { readonly boss: PgBoss; readonly ensured: Set<string> };

const holder = globalThis as { tracewrightQueues?: WeakMap<Database, Promise<JobQueue>> };

/** Opened at first use and left to end with the process: its timers keep no process alive. */
export function jobQueue(): Promise<JobQueue> {
	holder.tracewrightQueues ??= new WeakMap();
	const open = database();
	const present = holder.tracewrightQueues.get(open);
	if (present) return present;
	const opening = openQueue(open);
	holder.tracewrightQueues.set(open, opening);
	opening.catch(() => holder.tracewrightQueues?.delete(open));
	return opening;
}

/** Makes the queue of this kind of job, where no process has yet. */
export async function ensureQueue(queue: JobQueue, definition: JobDefinition<unknown>): Promise<void> {
	if (queue.ensured.has(definition.name)) return;
	await queue.boss.createQueue(definition.name, queueOptions(definition));
	queue.ensured.add(definition.name);
}

async function openQueue(open: Database): Promise<JobQueue> {
	const boss = new PgBoss({
		db: { executeSql: (text, values) => open.pool.query(text, values) },
		...(await queueSchema(open)),
		supervise: false,
		schedule: false,
		clock: UNREFERENCED_CLOCK,
	});
	boss.on("error", (error) => log.debug({ error: error.message }, "The job queue could not be read"));
	await boss.start();
	return { boss, ensured: new Set() };
}

const UNREFERENCED_CLOCK: Clock = {
	now: () => Date.now(),
	setTimeout: (fn, ms) => setTimeout(fn, ms).unref(),
	clearTimeout: (handle) => clearTimeout(handle as NodeJS.Timeout),
	setInterval: (fn, ms) => setInterval(fn, ms).unref(),
	clearInterval: (handle) => clearInterval(handle as NodeJS.Timeout),
};
