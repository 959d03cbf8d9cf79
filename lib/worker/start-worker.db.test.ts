import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { withTestDatabase } from "#e2e/fixtures/test-database.ts";
import { countJob, testRegistry } from "#e2e/fixtures/test-jobs.ts";
import { COMMAND_LINE } from "#lib/auth/actor.ts";
import { database, withTransaction } from "#lib/db/database.ts";
import { childEnv } from "#lib/env.ts";
import type { JobId } from "#lib/ids.ts";
import { countWorkers } from "#lib/jobs/count-workers.ts";
import { enqueueJob } from "#lib/jobs/enqueue-job.ts";
import { jobQueue } from "#lib/jobs/job-queue.ts";
import { listenToJobs } from "#lib/jobs/listen-to-jobs.ts";
import type { Job } from "#lib/jobs/schema.ts";
import { cancelJob } from "#lib/jobs/server/cancel-job.ts";
import { getJob } from "#lib/jobs/server/get-job.ts";
import { startWorker } from "#lib/worker/start-worker.ts";

const databaseUrl = withTestDatabase();
const toStop: Array<() => Promise<unknown>> = [];

afterEach(async () => {
	for (const stop of toStop.splice(0)) await stop();
});

test("a job is done, its progress is written at most four times a second, and its result is kept", async () => {
	const heard: string[] = [];
	const listening = await listenToJobs(database(), { applicationName: "test", onJob: (id) => heard.push(id), onGap: () => undefined });
	toStop.push(listening.close);
	await work();
	const id = await enqueue({ steps: 50, stepMs: 20 });
	const job = await settled(id);
	expect(job).toMatchObject({ state: "done", done: 50, total: 50, attempt: 1, error: null, result: { counted: 50 } });
	const seconds = (Date.parse(job.finishedAt ?? "") - Date.parse(job.startedAt ?? "")) / 1_000;
	const writesOfProgress = heard.filter((one) => one === id).length - 3;
	expect(writesOfProgress).toBeGreaterThanOrEqual(2);
	expect(writesOfProgress).toBeLessThanOrEqual(Math.ceil(seconds * 4) + 1);
	expect(await queueState(id)).toBe("completed");
});

test("a running job that is cancelled stops within a second and stays cancelled", async () => {
	await work();
	const id = await enqueue({ steps: 1_000, stepMs: 50 });
	await until(id, (job) => job.state === "running" && job.done > 0);
	const before = performance.now();
	await cancelJob(COMMAND_LINE, { jobId: id });
	const next = await enqueue({ steps: 1, stepMs: 1 });
	await settled(next);
	await sleep(1_000 - (performance.now() - before));
	const { done } = await getJob(COMMAND_LINE, { jobId: id });
	await sleep(600);
	expect(await getJob(COMMAND_LINE, { jobId: id })).toMatchObject({ state: "cancelled", done });
	expect(await queueState(id)).toBe("cancelled");
});

test("a queued job that is cancelled never starts", async () => {
	const id = await enqueue({ steps: 1, stepMs: 1 });
	await cancelJob(COMMAND_LINE, { jobId: id });
	await work();
	await settled(await enqueue({ steps: 1, stepMs: 1 }));
	expect(await getJob(COMMAND_LINE, { jobId: id })).toMatchObject({ state: "cancelled", attempt: 0, startedAt: null });
});

test("a job that has ended stays as it ended when it is cancelled", async () => {
	await work();
	const id = await enqueue({ steps: 1, stepMs: 1 });
	await settled(id);
	expect(await cancelJob(COMMAND_LINE, { jobId: id })).toMatchObject({ state: "done" });
});

test("a job that fails is tried again later, and tells why meanwhile", async () => {
	await work();
	const id = await enqueue({ steps: 1, stepMs: 1, failures: 1 });
	await until(id, (job) => job.state === "queued" && job.error === "It went wrong, attempt 1.");
	expect(await settled(id)).toMatchObject({ state: "done", attempt: 2, error: null });
});

test("a job that fails every time is failed with its reason after its retries, each later than the one before", async () => {
	await work();
	const id = await enqueue({ steps: 1, stepMs: 1, failures: 9 });
	const started = performance.now();
	expect(await settled(id)).toMatchObject({ state: "failed", attempt: 3, error: "It went wrong, attempt 3." });
	expect(performance.now() - started).toBeGreaterThan(1_500);
});

test("a job that cannot succeed is failed at once", async () => {
	await work();
	const id = await enqueue({ steps: 1, stepMs: 1, failures: 9, code: "invalid" });
	expect(await settled(id)).toMatchObject({ state: "failed", attempt: 1, error: "It went wrong, attempt 1." });
});

test("a job whose worker is killed is told to wait, runs again and ends once", async () => {
	const doomed = await workElsewhere();
	const id = await enqueue({ steps: 40, stepMs: 50 });
	await until(id, (job) => job.state === "running" && job.done > 0);
	doomed.kill("SIGKILL");
	const killedAt = performance.now();
	await work();
	expect(await until(id, (job) => job.state === "queued")).toMatchObject({ error: "The worker stopped; this will be run again." });
	await until(id, (job) => job.state === "running");
	expect(performance.now() - killedAt).toBeLessThan(20_000);
	expect(await settled(id)).toMatchObject({ state: "done", attempt: 2, done: 40 });
	expect(await queueState(id)).toBe("completed");
});

test("a worker told to end puts its jobs back, and the next one finishes them", async () => {
	const leaving = await workElsewhere();
	const id = await enqueue({ steps: 30, stepMs: 100 });
	await until(id, (job) => job.state === "running");
	leaving.kill("SIGTERM");
	const [code] = await once(leaving, "exit");
	expect({ code, state: (await getJob(COMMAND_LINE, { jobId: id })).state }).toEqual({ code: 0, state: "queued" });
	await work();
	expect(await settled(id)).toMatchObject({ state: "done", attempt: 2 });
});

test("workers are counted while they live, and not after they were killed", async () => {
	expect(await countWorkers()).toBe(0);
	const doomed = await workElsewhere();
	expect(await countWorkers()).toBe(1);
	doomed.kill("SIGKILL");
	await sleep(500);
	expect(await countWorkers()).toBe(0);
});

async function work(): Promise<void> {
	const worker = await startWorker(testRegistry());
	toStop.push(worker.stop);
}

async function workElsewhere(): Promise<ChildProcess> {
	const child = spawn(process.execPath, ["--conditions=react-server", "e2e/fixtures/test-worker.ts"], {
		env: childEnv({ DATABASE_URL: databaseUrl() }),
		stdio: ["ignore", "pipe", "inherit"],
	});
	toStop.push(async () => child.kill("SIGKILL"));
	await once(child.stdout, "data");
	return child;
}

function enqueue(payload: { steps: number; stepMs: number; failures?: number; code?: "invalid" | "unavailable" }): Promise<JobId> {
	return withTransaction((tx) => enqueueJob(tx, countJob, countJob.payload.parse(payload), { actor: COMMAND_LINE.id, datasetId: null }));
}

function settled(id: JobId): Promise<Job> {
	return until(id, (job) => ["done", "failed", "cancelled"].includes(job.state));
}

async function until(id: JobId, isSo: (job: Job) => boolean): Promise<Job> {
	for (let tries = 0; tries < 1_000; tries++) {
		const job = await getJob(COMMAND_LINE, { jobId: id });
		if (isSo(job)) return job;
		await sleep(25);
	}
	throw new Error(`job ${id} did not get there: ${JSON.stringify(await getJob(COMMAND_LINE, { jobId: id }))}`);
}

async function queueState(id: JobId): Promise<string | undefined> {
	return (await (await jobQueue()).boss.getJobById(countJob.name, id))?.state;
}
