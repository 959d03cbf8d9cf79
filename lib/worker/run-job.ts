import "server-only";
import type { Db, PgBoss, Job as QueuedJob } from "pg-boss";
import { z } from "zod";
import { database, type Tx, withTransaction } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { describeError } from "#lib/http/describe-error.ts";
import type { JobId } from "#lib/ids.ts";
import { log } from "#lib/log.ts";
import { createProgressWriter, type ProgressWriter } from "#lib/worker/progress-writer.ts";
import type { RegisteredJob } from "#lib/worker/registry.ts";

type Taken = {
	readonly boss: PgBoss;
	readonly registered: RegisteredJob;
	readonly job: QueuedJob<unknown>;
	/** Called by whoever hears that the job's row was written. */
	readonly running: Map<JobId, () => void>;
	readonly stopping: AbortSignal;
};

/**
 * Does one job. Its end is written to the row and to the queue in one transaction, and only by the attempt that still
 * holds the job: a worker that slept through its heartbeat changes nothing any more.
 */
export async function runJob(taken: Taken): Promise<void> {
	const { job, registered, running, stopping } = taken;
	const id = job.id as JobId;
	const attempt = job.retryCount + 1;
	if (!(await beginAttempt(id, attempt))) return;
	const cancelled = new AbortController();
	running.set(id, () => void cancelWhereAsked(id, cancelled));
	const progress = createProgressWriter(id, attempt);
	try {
		const signal = AbortSignal.any([job.signal, cancelled.signal, stopping]);
		const result = await registered.run(job.data, { jobId: id, signal, progress: progress.tell });
		await progress.end();
		await finish(taken, { attempt, result, progress });
	} catch (error) {
		await progress.end();
		if (cancelled.signal.aborted) return;
		if (stopping.aborted || job.signal.aborted) await giveBack(taken, attempt);
		else await fail(taken, attempt, error);
	} finally {
		running.delete(id);
	}
}

/** False where the job was cancelled between its claim and now. */
async function beginAttempt(id: JobId, attempt: number): Promise<boolean> {
	const { rowCount } = await database().pool.query(
		`UPDATE job SET state = 'running', attempt = $2, done = 0, total = NULL, error = NULL, started_at = coalesce(started_at, now())
		WHERE id = $1 AND state IN ('queued', 'running') AND attempt < $2`,
		[id, attempt],
	);
	return rowCount === 1;
}

async function cancelWhereAsked(id: JobId, cancelled: AbortController): Promise<void> {
	const { rows } = await database().pool.query("SELECT FROM job WHERE id = $1 AND state = 'cancelled'", [id]);
	if (rows.length > 0) cancelled.abort(new AppError("conflict", "The job was cancelled."));
}

async function finish(taken: Taken, end: { readonly attempt: number; readonly result: unknown; readonly progress: ProgressWriter }): Promise<void> {
	const { boss, job } = taken;
	await withTransaction(async (tx) => {
		const { done, total } = end.progress.latest();
		const { rowCount } = await tx.query(
			`UPDATE job SET state = 'done', result = $3, done = $4, total = $5, error = NULL, finished_at = now()
			WHERE id = $1 AND attempt = $2 AND state = 'running'`,
			[job.id, end.attempt, JSON.stringify(end.result ?? null), done, total],
		);
		if (rowCount !== 1) return;
		await settle(() => boss.complete(job.name, job, null, { db: over(tx) }), job);
	});
}

/** Puts the job back for the next worker. The attempt is not held against it. */
async function giveBack(taken: Taken, attempt: number): Promise<void> {
	const { boss, job } = taken;
	await withTransaction(async (tx) => {
		const { rowCount } = await tx.query(
			"UPDATE job SET state = 'queued', error = 'The worker stopped; this will be run again.' WHERE id = $1 AND attempt = $2 AND state = 'running'",
			[job.id, attempt],
		);
		if (rowCount !== 1) return;
		await settle(() => boss.fail(job.name, job, { message: "the worker stopped" }, { db: over(tx) }), job);
	}).catch((error) => log.warn({ err: error, job: job.id }, "A job could not be put back; its heartbeat will tell"));
}

async function fail(taken: Taken, attempt: number, error: unknown): Promise<void> {
	const { boss, job, registered } = taken;
	const { code, message } = describeError(error);
	log.warn({ job: job.id, name: job.name, attempt, code, message }, "A job failed");
	await withTransaction(async (tx) => {
		const { rows } = await tx.query<{ failures: number }>(
			"UPDATE job SET failures = failures + 1, error = $3 WHERE id = $1 AND attempt = $2 AND state = 'running' RETURNING failures",
			[job.id, attempt, message.slice(0, ERROR_LENGTH_MAX)],
		);
		const row = rows[0];
		if (!row) return;
		const again = mayHelpToTryAgain(error) && row.failures <= registered.definition.retryLimit;
		if (again) await settle(() => boss.fail(job.name, job, { message }, { db: over(tx) }), job);
		else await settle(() => boss.complete(job.name, job, { failed: message }, { db: over(tx) }), job);
		const queued = again ? await boss.getJobById(job.name, job.id, { db: over(tx) }) : null;
		await tx.query(
			"UPDATE job SET state = $2, finished_at = $3 WHERE id = $1",
			queued?.state === "retry" ? [job.id, "queued", null] : [job.id, "failed", new Date()],
		);
	});
}

const ERROR_LENGTH_MAX = 2_000;

/** What was asked for stays as wrong as it was; a server or a database may be back. */
function mayHelpToTryAgain(error: unknown): boolean {
	if (error instanceof z.ZodError) return false;
	return !(error instanceof AppError) || ["unavailable", "limit", "conflict", "internal"].includes(error.code);
}

const settledSchema = z.object({ affected: z.number() });

/** Rolls the row back where the queue has given the job to somebody else. */
async function settle(write: () => Promise<unknown>, job: QueuedJob<unknown>): Promise<void> {
	const { affected } = settledSchema.parse(await write());
	if (affected !== 1) throw new AppError("conflict", `The job ${job.id} is no longer held by this worker.`);
}

function over(tx: Tx): Db {
	return { executeSql: (text, values) => tx.query(text, values) };
}
