import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { withTestDatabase } from "#e2e/fixtures/test-database.ts";
import { countJob } from "#e2e/fixtures/test-jobs.ts";
import { cookieOf, insertTestPerson, withTestSecret } from "#e2e/fixtures/test-person.ts";
import { COMMAND_LINE } from "#lib/auth/actor.ts";
import { setRole } from "#lib/auth/server/set-role.ts";
import { database, withTransaction } from "#lib/db/database.ts";
import type { JobId } from "#lib/ids.ts";
import { enqueueJob } from "#lib/jobs/enqueue-job.ts";
import { cancelJob } from "#lib/jobs/server/cancel-job.ts";
import { streamJobs } from "#lib/jobs/server/stream-jobs.ts";

withTestSecret();
withTestDatabase();

test("changes of jobs reach every reader over one connection, which a reader leaves when it goes", async () => {
	const cookie = await signedIn("reader@example.com");
	const [leaving, staying] = [await open(cookie), await open(cookie)];
	const id = await enqueue();
	await until(() => leaving.jobs().length > 0 && staying.jobs().length > 0);
	expect(staying.jobs()).toEqual([expect.objectContaining({ id, state: "queued", name: "test.count" })]);
	const { rows } = await database().pool.query("SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'tracewright-watch'");
	expect(rows).toHaveLength(1);
	leaving.abort();
	await leaving.ended;
	await cancelJob(COMMAND_LINE, { jobId: id });
	await until(() => staying.jobs().length === 2);
	expect(staying.jobs().at(-1)).toMatchObject({ id, state: "cancelled" });
	expect(leaving.jobs()).toHaveLength(1);
	staying.abort();
});

test("a transaction that is taken back is not told", async () => {
	const reader = await open(await signedIn("quiet@example.com"));
	await withTransaction(async (tx) => {
		await enqueueJob(tx, countJob, { steps: 1, stepMs: 1, failures: 0, code: "invalid" }, { actor: "somebody", datasetId: null });
		throw new Error("changed my mind");
	}).catch(() => undefined);
	await sleep(300);
	expect(reader.jobs()).toEqual([]);
	reader.abort();
});

test("a lost connection is told as a gap, and what comes after it is told again", async () => {
	const reader = await open(await signedIn("gap@example.com"));
	await database().pool.query(
		"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'tracewright-watch' AND datname = current_database()",
	);
	await until(() => reader.text().includes("event: gap"));
	const id = await enqueue();
	await until(() => reader.jobs().some((job) => job.id === id));
	reader.abort();
});

test("the stream ends soon after the session has", async () => {
	const person = await insertTestPerson("reviewer", "ended@example.com");
	const reader = await open(await cookieOf("ended@example.com"));
	await setRole(COMMAND_LINE, { personId: person.id, role: "lead" });
	await reader.ended;
	expect(reader.text()).not.toContain("event: job");
}, 10_000);

async function signedIn(email: string): Promise<string> {
	await insertTestPerson("reviewer", email);
	return cookieOf(email);
}

function enqueue(): Promise<JobId> {
	return withTransaction((tx) => enqueueJob(tx, countJob, { steps: 1, stepMs: 1, failures: 0, code: "invalid" }, { actor: "somebody", datasetId: null }));
}

async function open(cookie: string) {
	const aborting = new AbortController();
	const actor = { id: "somebody", name: "Somebody", role: "reviewer" } as const;
	const response = await streamJobs(actor, { headers: new Headers({ cookie }), signal: aborting.signal });
	let text = "";
	const ended = (async () => {
		for await (const chunk of response.body ?? []) text += Buffer.from(chunk).toString();
	})();
	await until(() => text.includes("retry"));
	return {
		text: () => text,
		jobs: () => [...text.matchAll(/event: job\ndata: (.*)\n/g)].map(([, data]): { id: string; state: string } => JSON.parse(data ?? "")),
		abort: () => aborting.abort(),
		ended,
	};
}

async function until(isSo: () => boolean): Promise<void> {
	for (let tries = 0; tries < 400 && !isSo(); tries++) await sleep(25);
	expect(isSo()).toBe(true);
}
