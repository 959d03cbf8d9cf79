import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { withTestDatabase } from "#e2e/fixtures/test-database.ts";
import { buildWorld, decide, pictures, publish, storePictures, type World } from "#e2e/fixtures/three-photos.ts";
import { COMMAND_LINE } from "#lib/auth/actor.ts";
import { database } from "#lib/db/database.ts";
import { exportFolder } from "#lib/exports/server/export-folder.ts";
import { handleExportLlamaFactory } from "#lib/exports/server/export-llama-factory.handler.ts";
import { getArchive } from "#lib/exports/server/get-archive.ts";
import { startExport } from "#lib/exports/server/start-export.ts";
import type { JobId } from "#lib/ids.ts";

withTestDatabase();

let folder = "";

beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), "archives-"));
	vi.stubEnv("TRACEWRIGHT_DATA", folder);
	await storePictures();
});

afterAll(async () => {
	vi.unstubAllEnvs();
	await rm(folder, { recursive: true, force: true });
});

test("two exports of one snapshot are archives of the same bytes, also after later decisions", async () => {
	const world = await buildWorld("Two archives");
	await decide(world, { "q-left": "accepted", "t-left": "accepted" });
	await publish(world, "one");
	const first = await readArchive(await exportIt(world));
	await decide(world, { "q-left": "rejected", "q-count": "accepted", "t-count": "accepted" });
	await publish(world, "two");
	const second = await readArchive(await exportIt(world));
	expect(second.fileName).toBe("two-archives-v1-llama-factory.tar");
	expect(second.bytes.equals(first.bytes)).toBe(true);
	const red = pictures[0] ?? "";
	expect(namesIn(first.bytes)).toEqual(
		[`images/${red.slice(0, 2)}/${red}.jpg`, "ATTRIBUTION.csv", "README.md", "dataset_info.json", "train.jsonl", "train.yaml", "SHA256SUMS"].map(
			(name) => `two-archives-v1/${name}`,
		),
	);
});

test("a job that runs again after a crash finds its export done", async () => {
	const world = await buildWorld("Again");
	await decide(world, { "q-left": "accepted", "t-left": "accepted" });
	await publish(world, "one");
	const id = await exportIt(world);
	expect(await handle(world, id)).toMatchObject({ snapshot: 1, rows: 1 });
});

test("an export is there for those who may export, once it is done, and as long as its files are", async () => {
	const world = await buildWorld("Doors");
	await publish(world, "one");
	const queued = await startExport(COMMAND_LINE, { datasetId: world.datasetId, snapshot: 1, acceptLicences: [] });
	await expect(getArchive(COMMAND_LINE, { exportId: queued })).rejects.toThrow("is queued, not done");
	await expect(getArchive({ id: "r", name: "R", role: "reviewer" }, { exportId: queued })).rejects.toThrow("needs the role");
	await expect(startExport(COMMAND_LINE, { datasetId: world.datasetId, snapshot: 7, acceptLicences: [] })).rejects.toThrow("has no snapshot 7");
	const done = await exportIt(world);
	await rm(exportFolder(done), { recursive: true });
	await expect(getArchive(COMMAND_LINE, { exportId: done })).rejects.toThrow("no longer in the data folder");
});

test("an export asked for again while it is under way is one export, with other licences it is another", async () => {
	const world = await buildWorld("Twice");
	await publish(world, "one");
	const input = { datasetId: world.datasetId, snapshot: 1, acceptLicences: [] };
	const [one, same] = await Promise.all([startExport(COMMAND_LINE, input), startExport(COMMAND_LINE, input)]);
	expect(same).toBe(one);
	expect(await startExport(COMMAND_LINE, { ...input, acceptLicences: ["unknown"] })).not.toBe(one);
	await database().pool.query("UPDATE job SET state = 'done' WHERE id = $1", [one]);
	expect(await startExport(COMMAND_LINE, input)).not.toBe(one);
});

test("a receiver that goes away ends the reading", async () => {
	const world = await buildWorld("Gone");
	await decide(world, { "q-left": "accepted", "t-left": "accepted" });
	await publish(world, "one");
	const reader = (await getArchive(COMMAND_LINE, { exportId: await exportIt(world) })).content.getReader();
	await reader.read();
	await reader.cancel();
	expect(await reader.read()).toEqual({ done: true, value: undefined });
});

/** As a worker would, without one. */
async function exportIt(world: World): Promise<JobId> {
	const id = await startExport(COMMAND_LINE, { datasetId: world.datasetId, snapshot: 1, acceptLicences: [] });
	const result = await handle(world, id);
	await database().pool.query("UPDATE job SET state = 'done', result = $2 WHERE id = $1", [id, JSON.stringify(result)]);
	return id;
}

function handle({ datasetId }: World, jobId: JobId) {
	return handleExportLlamaFactory({ datasetId, snapshot: 1, acceptLicences: [] }, { jobId, signal: new AbortController().signal, progress: () => undefined });
}

async function readArchive(exportId: JobId): Promise<{ readonly fileName: string; readonly bytes: Buffer }> {
	const { fileName, content } = await getArchive(COMMAND_LINE, { exportId });
	return { fileName, bytes: Buffer.from(await new Response(content).arrayBuffer()) };
}

function namesIn(archive: Buffer): string[] {
	const names: string[] = [];
	for (let at = 0; archive[at] !== 0; ) {
		names.push(archive.toString("utf8", at, at + 100).replace(/\0.*$/s, ""));
		const size = Number.parseInt(archive.toString("latin1", at + 124, at + 135), 8);
		at += 512 + Math.ceil(size / 512) * 512;
	}
	return names;
}
