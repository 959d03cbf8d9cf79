import "server-only";
import { PgBoss } from "pg-boss";
import { connectionOf } from "#lib/db/connection-of.ts";
import { database } from "#lib/db/database.ts";
import type { JobId } from "#lib/ids.ts";
import { workerApplicationName } from "#lib/jobs/count-workers.ts";
import { listenToJobs } from "#lib/jobs/listen-to-jobs.ts";
import { queueOptions } from "#lib/jobs/queue-options.ts";
import { queueSchema } from "#lib/jobs/queue-schema.ts";
import { log } from "#lib/log.ts";
import { startRunning } from "#lib/runs/server/start-running.ts";
import { CHORES, type Chore } from "#lib/worker/chores.ts";
import { REGISTRY, type RegisteredJob } from "#lib/worker/registry.ts";
import { runJob } from "#lib/worker/run-job.ts";
import { startChores } from "#lib/worker/start-chores.ts";

/** Jobs of one kind that one worker does at a time, where the kind says nothing else. */
const CONCURRENCY = 2;

/** How long handlers may take to end once the worker was told to. Jobs that take longer are run again by the next worker. */
const STOP_PATIENCE_MS = 8_000;

export type RunningWorker = { readonly stop: () => Promise<void> };

/** Takes jobs until it is stopped. */
export async function startWorker(registry: readonly RegisteredJob[] = REGISTRY, chores: readonly Chore[] = CHORES): Promise<RunningWorker> {
	const open = database();
	const stopping = new AbortController();
	const running = new Map<JobId, () => void>();
	const boss = new PgBoss({
		...connectionOf(open.url).connection,
		...(await queueSchema(open)),
		application_name: "tracewright-queue",
		max: 4,
		schedule: false,
		useListenNotify: true,
		// A killed worker is noticed by its missing heartbeat; these three decide how soon after (stack.md, jobs).
		superviseIntervalSeconds: 1,
		monitorIntervalSeconds: 1,
		queueCacheIntervalSeconds: 1,
	});
	boss.on("error", (error) => log.error({ err: error }, "The job queue failed"));
	boss.on("warning", (warning) => log.warn({ warning }, "The job queue warns"));
	await boss.start();
	const listening = await listenToJobs(open, {
		applicationName: workerApplicationName(open),
		onJob: (id) => running.get(id)?.(),
		onGap: () => running.forEach((look) => void look()),
	});
	for (const registered of registry) await takeJobs(boss, registered, { running, stopping: stopping.signal });
	const chore = startChores(chores);
	const runs = startRunning();
	return {
		stop: async () => {
			stopping.abort(new Error("the worker stops"));
			await Promise.all([chore.stop(), runs.stop()]);
			await boss.stop({ graceful: true, timeout: STOP_PATIENCE_MS });
			await listening.close();
		},
	};
}

async function takeJobs(
	boss: PgBoss,
	registered: RegisteredJob,
	context: { readonly running: Map<JobId, () => void>; readonly stopping: AbortSignal },
): Promise<void> {
	const { name } = registered.definition;
	await boss.createQueue(name, queueOptions(registered.definition));
	await boss.updateQueue(name, queueOptions(registered.definition));
	await boss.work<unknown>(
		name,
		{
			localConcurrency: registered.definition.atOnceMax ?? CONCURRENCY,
			pollingIntervalSeconds: 1,
			notifyPollingIntervalSeconds: 1,
			burstWhenReadyExceeds: 1,
			heartbeatRefreshSeconds: 3,
		},
		async (jobs) => {
			for (const job of jobs) await runJob({ boss, registered, job, ...context });
		},
	);
}
