import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { withTestDatabase } from "#e2e/fixtures/test-database.ts";
import { buildWorld, storePictures } from "#e2e/fixtures/three-photos.ts";
import { COMMAND_LINE } from "#lib/auth/actor.ts";
import { createId, type DatasetId, type RunId } from "#lib/ids.ts";
import { NO_BUDGET, type Run } from "#lib/runs/schema.ts";
import { findRun } from "#lib/runs/server/find-run.ts";
import { listRuns } from "#lib/runs/server/list-runs.ts";
import { startRun } from "#lib/runs/server/start-run.ts";

withTestDatabase();
let folder: string;

beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), "tracewright-list-runs-"));
	vi.stubEnv("TRACEWRIGHT_DATA", folder);
	await storePictures();
});

afterAll(async () => {
	vi.unstubAllEnvs();
	await rm(folder, { recursive: true, force: true });
});

function start(datasetId: DatasetId, subjectLimit: number | null): Promise<Run> {
	const ids = { id: createId<RunId>(), commandId: createId<never>() };
	return startRun(COMMAND_LINE, { ...ids, datasetId, name: "by rules", recipe: "rules", servers: {}, seed: 1, subjectLimit, budget: NO_BUDGET });
}

test("runs are listed the newest first, with what is still to be planned counted, and one is found by its number and its id", async () => {
	const { datasetId } = await buildWorld("listed");
	const { datasetId: elsewhere } = await buildWorld("elsewhere");
	const all = await start(datasetId, null);
	const other = await start(elsewhere, null);
	const one = await start(datasetId, 1);
	const stages = [{ stage: "rules", in: 0, done: 0, kept: 0 }];
	expect(await listRuns(COMMAND_LINE, { datasetId })).toEqual({
		runs: [
			{ ...one, expected: 1, stages },
			{ ...all, expected: 3, stages },
		],
		before: null,
	});
	expect((await listRuns(COMMAND_LINE, { before: one.number })).runs.map(({ id }) => id)).toEqual([other.id, all.id]);
	expect(await findRun(COMMAND_LINE, String(other.number))).toEqual(other);
	expect(await findRun(COMMAND_LINE, other.id)).toEqual(other);
	expect(await findRun(COMMAND_LINE, "999")).toBeNull();
	expect(await findRun(COMMAND_LINE, "new")).toBeNull();
});
