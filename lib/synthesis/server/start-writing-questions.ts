import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { withTransaction } from "#lib/db/database.ts";
import { lockDataset } from "#lib/history/server/lock-dataset.ts";
import type { JobId } from "#lib/ids.ts";
import { enqueueJob } from "#lib/jobs/enqueue-job.ts";
import { writeQuestionsJob } from "#lib/synthesis/jobs.ts";
import type { WriteQuestionsInput } from "#lib/synthesis/schema.ts";

/** Asks a worker to write questions about a dataset's images. */
export async function startWritingQuestions(actor: Actor, input: WriteQuestionsInput): Promise<JobId> {
	authorize(actor, "question:write");
	return withTransaction(async (tx) => {
		await lockDataset(tx, input.datasetId);
		return enqueueJob(tx, writeQuestionsJob, { ...input, actor: actor.id }, { actor: actor.id, datasetId: input.datasetId });
	});
}
