import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { withTransaction } from "#lib/db/database.ts";
import { lockDataset } from "#lib/history/server/lock-dataset.ts";
import { MAX_PUTS } from "#lib/history/server/put-subjects.ts";
import { countImages } from "#lib/images/server/count-images.ts";
import { streamImageIds } from "#lib/images/server/stream-image-ids.ts";
import type { JobContext } from "#lib/jobs/define-job.ts";
import type { KeyTally } from "#lib/synthesis/choose-key-place.ts";
import type { WriteQuestionsInput, WriteQuestionsReport } from "#lib/synthesis/schema.ts";
import { loadVocabulary } from "#lib/synthesis/server/load-vocabulary.ts";
import { writeQuestionsOfImages } from "#lib/synthesis/server/write-questions-of-images.ts";

/** A question, its simple trace with two expanded ones, two pairs, and, where it is composed, up to four parents. */
const SUBJECTS_PER_QUESTION = 10;

/**
 * Writes questions with their traces and pairs about all images of a dataset, by rules alone. Images go in the order of their keys, so that the same
 * images and seed give the same bytes; a page of them is one transaction, all are one command. What is there already is left as it is:
 * run again, or after being killed, it only adds what is missing.
 */
export async function writeQuestions(
	actor: Actor,
	input: WriteQuestionsInput,
	{ signal, progress }: Pick<JobContext, "signal" | "progress">,
): Promise<WriteQuestionsReport> {
	authorize(actor, "question:write");
	await withTransaction((tx) => lockDataset(tx, input.datasetId));
	const vocabulary = await loadVocabulary(input.datasetId);
	const images = await countImages(input.datasetId);
	const pageSize = Math.floor(MAX_PUTS / (input.perImage * SUBJECTS_PER_QUESTION));
	const report = { images, grounded: 0, composed: 0, traces: 0, pairs: 0 };
	let done = 0;
	let tally: KeyTally = {};
	progress(0, images);
	for await (const ids of streamImageIds(input.datasetId, pageSize)) {
		signal.throwIfAborted();
		const page = await writeQuestionsOfImages({ ...input, actor: actor.id, ids, vocabulary, tally });
		tally = page.tally;
		for (const { question, traces, pairs } of page.questions) {
			report[question.stage] += 1;
			report.traces += traces.length;
			report.pairs += pairs.length;
		}
		done += ids.length;
		progress(done, images);
	}
	return report;
}
