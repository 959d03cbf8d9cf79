import { expect, test } from "vitest";
import { drawnImages } from "#e2e/fixtures/drawn-images.ts";
import { datasetWithImages } from "#e2e/fixtures/put-images.ts";
import { withTestDatabase } from "#e2e/fixtures/test-database.ts";
import { database } from "#lib/db/database.ts";
import { type CommandId, createId, type DatasetId } from "#lib/ids.ts";
import { jobQueue } from "#lib/jobs/job-queue.ts";
import { writeQuestionsJob } from "#lib/synthesis/jobs.ts";
import { startWritingQuestions } from "#lib/synthesis/server/start-writing-questions.ts";
import { handleWriteQuestions } from "#lib/synthesis/server/write-questions.handler.ts";

withTestDatabase();

const LEAD = { id: "lead-1", name: "Lead", role: "lead" as const };

test("a lead's wish becomes a job, and the job's work is theirs in history, also when it is done a second time", async () => {
	const datasetId = await datasetWithImages("job", drawnImages());
	const commandId = createId<CommandId>();
	const jobId = await startWritingQuestions(LEAD, { datasetId, commandId, perImage: 3, seed: 1, mistakeShare: 0.2 });
	const queued = await (await jobQueue()).boss.getJobById(writeQuestionsJob.name, jobId);
	const payload = writeQuestionsJob.payload.parse(queued?.data);
	const told: (readonly [number, number | null])[] = [];
	const context = { jobId, signal: new AbortController().signal, progress: (done: number, total: number | null) => void told.push([done, total]) };
	expect(await handleWriteQuestions(payload, context)).toMatchObject({ images: 5, grounded: expect.any(Number) });
	expect(await handleWriteQuestions(payload, context)).toMatchObject({ images: 5, grounded: 0 });
	expect(told).toEqual([
		[0, 5],
		[5, 5],
		[0, 5],
		[5, 5],
	]);
	const { rows } = await database().pool.query("SELECT actor, kind FROM command WHERE id = $1", [commandId]);
	expect(rows).toEqual([{ actor: LEAD.id, kind: "write-questions" }]);
});

test("a reviewer is refused, a dataset that is not there is not found, and no job is left behind", async () => {
	const input = { datasetId: createId<DatasetId>(), commandId: createId<CommandId>(), perImage: 3, seed: 1, mistakeShare: 0.2 };
	await expect(startWritingQuestions({ ...LEAD, role: "reviewer" }, input)).rejects.toMatchObject({ code: "forbidden" });
	await expect(startWritingQuestions(LEAD, input)).rejects.toMatchObject({ code: "not_found" });
	const { rows } = await database().pool.query("SELECT FROM job WHERE dataset_id = $1", [input.datasetId]);
	expect(rows).toEqual([]);
});
