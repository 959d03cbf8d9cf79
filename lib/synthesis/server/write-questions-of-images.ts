import "server-only";
import { type Tx, withTransaction } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { canonicalBytes, sha256 } from "#lib/history/content.ts";
import type { HeadOutcome } from "#lib/history/schema.ts";
import { findSubjects, findSubjectsByKeys, type Subject } from "#lib/history/server/find-subjects.ts";
import { type Put, putSubjects } from "#lib/history/server/put-subjects.ts";
import { recordCommand } from "#lib/history/server/record-command.ts";
import { createId, type SubjectId } from "#lib/ids.ts";
import { imageContentSchema } from "#lib/images/schema.ts";
import { toQuestionContent } from "#lib/questions/to-question-content.ts";
import type { KeyTally } from "#lib/synthesis/choose-key-place.ts";
import type { WriteQuestionsInput } from "#lib/synthesis/schema.ts";
import type { Vocabulary } from "#lib/synthesis/vocabulary.ts";
import { type WrittenQuestion, writeGroundedQuestions } from "#lib/synthesis/write-grounded-questions.ts";
import { toTraceContent } from "#lib/traces/to-trace-content.ts";

type Input = WriteQuestionsInput & {
	readonly actor: string;
	/** In the order of their keys. */
	readonly ids: readonly SubjectId[];
	readonly vocabulary: Vocabulary;
	readonly tally: KeyTally;
};

type Result = { readonly questions: number; readonly tally: KeyTally };

const COMMAND_KIND = "write-questions";
const ATTEMPTS = 3;

/** Writes the questions of some images that are not there yet, in one transaction. Another writer of the same ones is waited for. */
export async function writeQuestionsOfImages(input: Input): Promise<Result> {
	for (let attempt = 1; ; attempt += 1) {
		try {
			return await withTransaction((tx) => write(tx, input));
		} catch (error) {
			const isRace = error instanceof AppError && error.code === "conflict";
			if (!isRace || attempt === ATTEMPTS) throw error;
		}
	}
}

async function write(tx: Tx, input: Input): Promise<Result> {
	const subjects = await findSubjects(tx, input.ids);
	const standing = await findStanding(tx, input.ids);
	const fresh: Fresh[] = [];
	let tally = input.tally;
	for (const id of input.ids) {
		const image = subjects.get(id);
		if (!image || image.outcome === "removed" || image.outcome === "rejected") continue;
		const content = imageContentSchema.parse(JSON.parse(image.body.toString("utf8")));
		const written = writeGroundedQuestions({ ...input, imageKey: image.key, image: content, tally });
		tally = written.tally;
		fresh.push(...chooseFresh(written.questions, { image, standing: standing.get(id) ?? [], perImage: input.perImage }));
	}
	await putFresh(tx, input, fresh);
	return { questions: fresh.length, tally };
}

type Standing = {
	readonly parentId: SubjectId;
	readonly id: SubjectId;
	readonly key: string;
	readonly seq: number;
	readonly outcome: HeadOutcome;
	/** Whether this writer made it, however people changed it since. */
	readonly isOurs: boolean;
};

async function findStanding(tx: Tx, imageIds: readonly SubjectId[]): Promise<ReadonlyMap<SubjectId, readonly Standing[]>> {
	const { rows } = await tx.query<Standing>(
		`SELECT q.parent_id AS "parentId", q.id, q.key, q.head_seq AS seq, q.outcome, k.kind = $2 AS "isOurs"
		 FROM subject q JOIN change c ON c.subject_id = q.id AND c.seq = 1 JOIN command k ON k.id = c.command_id
		 WHERE q.parent_id = ANY ($1::uuid[]) AND q.kind = 'question'`,
		[imageIds, COMMAND_KIND],
	);
	return Map.groupBy(rows, (row) => row.parentId);
}

/** A question to put: one that never was, or one that was taken back and comes again. */
type Fresh = WrittenQuestion & { readonly image: Subject; readonly former: Standing | undefined };

function chooseFresh(
	questions: readonly WrittenQuestion[],
	at: { readonly image: Subject; readonly standing: readonly Standing[]; readonly perImage: number },
): readonly Fresh[] {
	const byKey = new Map(at.standing.map((one) => [one.key, one]));
	const room = at.perImage - at.standing.filter((one) => one.isOurs && one.outcome !== "removed").length;
	return questions
		.map((question) => ({ ...question, image: at.image, former: byKey.get(question.questionKey) }))
		.filter(({ former }) => !former || former.outcome === "removed")
		.slice(0, Math.max(0, room));
}

async function putFresh(tx: Tx, input: Input, fresh: readonly Fresh[]): Promise<void> {
	if (fresh.length === 0) return;
	const { datasetId, commandId, perImage, seed } = input;
	const fingerprint = sha256(canonicalBytes({ kind: COMMAND_KIND, datasetId, perImage, seed }));
	// Every page of images comes under the one command: fresh for the first of them, known to the others.
	await recordCommand(tx, { id: commandId, datasetId, actor: input.actor, kind: COMMAND_KIND, fingerprint, answer: { engine: "rules", perImage, seed } });
	const returning = fresh.filter(({ former }) => former).map(({ traceKey }) => traceKey);
	const traces = returning.length > 0 ? await findSubjectsByKeys(tx, { datasetId, kind: "trace", keys: returning }) : new Map<string, Subject>();
	await putSubjects(
		tx,
		{ id: commandId, datasetId },
		fresh.flatMap((one) => toPuts(one, traces.get(one.traceKey))),
	);
}

function toPuts({ question, questionKey, trace, traceKey, image, former }: Fresh, formerTrace: Subject | undefined): readonly Put[] {
	const questionId = former?.id ?? createId<SubjectId>();
	const shared = { outcome: "undecided", split: image.split } as const;
	return [
		{
			...shared,
			id: questionId,
			expectedSeq: former?.seq ?? 0,
			kind: "question",
			key: questionKey,
			parentId: image.id,
			content: toQuestionContent(question),
		},
		{
			...shared,
			id: formerTrace?.id ?? createId<SubjectId>(),
			expectedSeq: formerTrace?.seq ?? 0,
			kind: "trace",
			key: traceKey,
			parentId: questionId,
			content: toTraceContent(trace, question),
		},
	];
}
