import { expect, test } from "vitest";
import { z } from "zod";
import { withTestDatabase } from "#e2e/fixtures/test-database.ts";
import { database, withTransaction } from "#lib/db/database.ts";
import { defineJob } from "#lib/jobs/define-job.ts";
import { enqueueJob } from "#lib/jobs/enqueue-job.ts";
import { jobQueue } from "#lib/jobs/job-queue.ts";

withTestDatabase();

const greet = defineJob({ name: "test.greet", payload: z.object({ whom: z.string() }), retryLimit: 2 });

test("a job is there for people and for the queue after the commit, under one id", async () => {
	const id = await withTransaction((tx) => enqueueJob(tx, greet, { whom: "world" }, { actor: "somebody", datasetId: null }));
	const { rows } = await database().pool.query("SELECT name, actor, state, attempt FROM job WHERE id = $1", [id]);
	const queued = await (await jobQueue()).boss.getJobById(greet.name, id);
	expect(rows).toEqual([{ name: "test.greet", actor: "somebody", state: "queued", attempt: 0 }]);
	expect({ state: queued?.state, data: queued?.data }).toEqual({ state: "created", data: { whom: "world" } });
});

test("a job enqueued in a transaction that fails is nowhere", async () => {
	let id = "";
	const failing = withTransaction(async (tx) => {
		id = await enqueueJob(tx, greet, { whom: "nobody" }, { actor: "somebody", datasetId: null });
		throw new Error("changed my mind");
	});
	await expect(failing).rejects.toThrow("changed my mind");
	expect((await database().pool.query("SELECT FROM job WHERE id = $1", [id])).rowCount).toBe(0);
	expect(await (await jobQueue()).boss.getJobById(greet.name, id)).toBeNull();
});

test("a payload that is not what the job takes is refused before anything is written", async () => {
	const wrong = { whom: 7 } as unknown as { whom: string };
	await expect(withTransaction((tx) => enqueueJob(tx, greet, wrong, { actor: "somebody", datasetId: null }))).rejects.toThrow();
});
