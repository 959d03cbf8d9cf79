import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { withTestDatabase } from "#e2e/fixtures/test-database.ts";
import { countJob, testRegistry } from "#e2e/fixtures/test-jobs.ts";
import { COMMAND_LINE } from "#lib/auth/actor.ts";
import { closeDatabase, database, openDatabase, withTransaction } from "#lib/db/database.ts";
import { migrate } from "#lib/db/migrate.ts";
import { countWorkers } from "#lib/jobs/count-workers.ts";
import { enqueueJob } from "#lib/jobs/enqueue-job.ts";
import { getJob } from "#lib/jobs/server/get-job.ts";
import { startWorker } from "#lib/worker/start-worker.ts";

const databaseUrl = withTestDatabase();

test("two studios in one database, each in its schema, share neither jobs nor workers", async () => {
	const first = await startWorker(testRegistry(), []);
	const other = `${databaseUrl()}?schema=Other%20studio`;
	await migrate(other);
	await closeDatabase();
	openDatabase(other);
	expect(await countWorkers()).toBe(0);
	const jobId = await withTransaction((tx) =>
		enqueueJob(tx, countJob, countJob.payload.parse({ steps: 1, stepMs: 1 }), { actor: COMMAND_LINE.id, datasetId: null }),
	);
	await sleep(2_500);
	expect(await getJob(COMMAND_LINE, { jobId })).toMatchObject({ state: "queued" });
	const second = await startWorker(testRegistry());
	expect(await countWorkers()).toBe(1);
	for (let tries = 0; tries < 200 && (await getJob(COMMAND_LINE, { jobId })).state !== "done"; tries++) await sleep(50);
	expect(await getJob(COMMAND_LINE, { jobId })).toMatchObject({ state: "done" });
	const { rows } = await database().pool.query("SELECT nspname FROM pg_namespace WHERE nspname LIKE '%pgboss' ORDER BY 1");
	expect(rows).toEqual([{ nspname: "other_studio_pgboss" }, { nspname: "pgboss" }]);
	await second.stop();
	await first.stop();
});
