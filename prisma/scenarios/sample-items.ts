import "server-only";
import { COMMAND_LINE } from "#lib/auth/actor.ts";
import { withTransaction } from "#lib/db/database.ts";
import { sha256 } from "#lib/history/content.ts";
import { createDataset } from "#lib/history/server/create-dataset.ts";
import { MAX_PUTS, type Put, putSubjects } from "#lib/history/server/put-subjects.ts";
import { recordCommand } from "#lib/history/server/record-command.ts";
import { type CommandId, createId, type DatasetId, type SubjectId } from "#lib/ids.ts";
import { prepareImage } from "#lib/imports/prepare-image.ts";
import { toQuestionContent } from "#lib/questions/to-question-content.ts";
import { type SampleItems, streamSampleItems } from "#lib/samples/stream-sample-items.ts";
import { toTraceContent } from "#lib/traces/to-trace-content.ts";

export type SampleWorld = { readonly name: string; readonly questions: number };

const PER_IMAGE = 10;

/**
 * A dataset of as many true questions, with their traces, about scenes that nobody has drawn: the same name and number give the same
 * contents. Written as everybody writes, a thousand subjects a transaction.
 */
export async function makeSampleItems({ name, questions }: SampleWorld): Promise<{ readonly datasetId: DatasetId; readonly images: number }> {
	const { id: datasetId } = await createDataset(COMMAND_LINE, { name });
	let images = 0;
	let puts: Put[] = [];
	const write = async () => {
		const batch = puts;
		puts = [];
		await withTransaction(async (tx) => {
			const command = { id: createId<CommandId>(), datasetId };
			await recordCommand(tx, { ...command, actor: COMMAND_LINE.id, kind: "scenario", fingerprint: sha256(name) });
			await putSubjects(tx, command, batch);
		});
	};
	for (const items of streamSampleItems({ questions, perImage: PER_IMAGE, seed: 1 })) {
		const own = toPuts(items);
		if (puts.length + own.length > MAX_PUTS) await write();
		puts.push(...own);
		images += 1;
	}
	await write();
	return { datasetId, images };
}

function toPuts({ image, questions }: SampleItems): readonly Put[] {
	const prepared = prepareImage(image);
	const imageId = createId<SubjectId>();
	const fresh = { expectedSeq: 0, outcome: "undecided", split: prepared.split } as const;
	return [
		{ ...fresh, id: imageId, kind: "image", key: prepared.key, parentId: null, content: prepared.content },
		...questions.flatMap(({ question, questionKey, trace, traceKey }): readonly Put[] => {
			const id = createId<SubjectId>();
			return [
				{ ...fresh, id, kind: "question", key: questionKey, parentId: imageId, content: toQuestionContent(question) },
				{ ...fresh, id: createId(), kind: "trace", key: traceKey, parentId: id, content: toTraceContent(trace, question) },
			];
		}),
	];
}
