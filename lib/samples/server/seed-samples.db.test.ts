import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { withTestDatabase } from "#e2e/fixtures/test-database.ts";
import { database } from "#lib/db/database.ts";
import { verifyHistory } from "#lib/history/server/verify-history.ts";
import { seedSamplesJob } from "#lib/samples/jobs.ts";
import { SAMPLES_ACTOR, type SeededSamples } from "#lib/samples/schema.ts";
import { seedSamples } from "#lib/samples/server/seed-samples.ts";
import { startSeedingSamples } from "#lib/samples/server/start-seeding-samples.ts";
import { verifyQuestions } from "#lib/synthesis/server/verify-questions.ts";

withTestDatabase();
const dataDir = mkdtempSync(path.join(tmpdir(), "tracewright-samples-"));
beforeEach(() => void vi.stubEnv("TRACEWRIGHT_DATA", dataDir));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const count = async (sql: string): Promise<number> => Number((await database().pool.query<{ n: string }>(`SELECT count(*) AS n FROM ${sql}`)).rows[0]?.n);

function seed(progress: (done: number) => void = () => undefined, signal = new AbortController().signal): Promise<SeededSamples> {
	return seedSamples(SAMPLES_ACTOR, { signal, progress });
}

test("an empty studio asks for its samples once, however many workers start", async () => {
	await Promise.all([startSeedingSamples(), startSeedingSamples()]);
	expect(await count(`job WHERE name = '${seedSamplesJob.name}'`)).toBe(1);
	await startSeedingSamples();
	expect(await count("job")).toBe(1);
	await database().pool.query("UPDATE job SET state = 'failed'");
	await startSeedingSamples();
	expect(await count("job WHERE state = 'queued'")).toBe(1);
});

test("seeding that is broken off goes on where it stood, and done again changes nothing", async () => {
	const stopping = new AbortController();
	await expect(seed((done) => done === 5 && stopping.abort(new Error("killed")), stopping.signal)).rejects.toThrow("killed");
	expect(await count("subject WHERE kind = 'image'")).toBe(6);

	const seeded = await seed();
	expect(seeded.images).toBeGreaterThanOrEqual(16);
	expect(await count("subject WHERE kind = 'image'")).toBe(seeded.images);
	const commands = await count("command");
	const decided = await count("subject WHERE kind = 'question' AND outcome <> 'undecided'");
	expect(decided / (await count("subject WHERE kind = 'question'"))).toSatisfy((share: number) => share > 0.2 && share < 0.42);
	for (const outcome of ["accepted", "rejected", "deferred"])
		expect(await count(`subject WHERE kind <> 'image' AND outcome = '${outcome}'`)).toBeGreaterThan(0);
	expect(await count("version")).toBe(1);
	expect((await verifyHistory(seeded.datasetId)).problems).toEqual([]);
	expect(await verifyQuestions(seeded.datasetId)).toMatchObject({ stale: 0, differing: 0 });

	const again = await seed();
	expect(again).toEqual({ ...seeded, questions: 0, decided: 0 });
	expect(await count("command")).toBe(commands);
}, 120_000);

test("a studio that has a dataset of its own is left alone", async () => {
	await database().pool.query("DELETE FROM job");
	await startSeedingSamples();
	expect(await count("job")).toBe(0);
});
