import "server-only";
import { type Tx, withTransaction } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { type Content, canonicalBytes, sha256 } from "#lib/history/content.ts";
import { HIDDEN_STAGE, type SubjectKind } from "#lib/history/schema.ts";
import { findSubjects, findSubjectsByKeys, type Subject } from "#lib/history/server/find-subjects.ts";
import { type Put, putSubjects } from "#lib/history/server/put-subjects.ts";
import { recordCommand } from "#lib/history/server/record-command.ts";
import { createId, type DatasetId, type SubjectId } from "#lib/ids.ts";
import { imageContentSchema } from "#lib/images/schema.ts";
import { toQuestionContent } from "#lib/questions/to-question-content.ts";
import type { KeyTally } from "#lib/synthesis/choose-key-place.ts";
import type { WriteQuestionsInput } from "#lib/synthesis/schema.ts";
import type { Vocabulary } from "#lib/synthesis/vocabulary.ts";
import type { WrittenQuestion } from "#lib/synthesis/write-grounded-questions.ts";
import { type StandingQuestion, writeImageQuestions } from "#lib/synthesis/write-image-questions.ts";
import { toPairContent } from "#lib/traces/to-pair-content.ts";
import { toTraceContent } from "#lib/traces/to-trace-content.ts";

type Input = WriteQuestionsInput & {
	readonly actor: string;
	/** In the order of their keys. */
	readonly ids: readonly SubjectId[];
	readonly vocabulary: Vocabulary;
	readonly tally: KeyTally;
};

type Result = { readonly questions: readonly WrittenQuestion[]; readonly tally: KeyTally };

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
	const questions: WrittenQuestion[] = [];
	/** By name: two composed questions may rest on one hidden one. */
	const drafts = new Map<string, Draft>();
	let tally = input.tally;
	for (const id of input.ids) {
		const image = subjects.get(id);
		if (!image || image.outcome === "removed" || image.outcome === "rejected") continue;
		const content = imageContentSchema.parse(JSON.parse(image.body.toString("utf8")));
		const written = writeImageQuestions({ ...input, imageKey: image.key, image: content, tally, standing: standing.get(id) ?? new Map() });
		tally = written.tally;
		questions.push(...written.questions);
		for (const draft of written.questions.flatMap((question) => draftsOf(question, image))) drafts.set(nameOf(draft), draft);
	}
	await putDrafts(tx, input, [...drafts.values()]);
	return { questions, tally };
}

async function findStanding(tx: Tx, imageIds: readonly SubjectId[]): Promise<ReadonlyMap<SubjectId, ReadonlyMap<string, StandingQuestion>>> {
	const { rows } = await tx.query<StandingQuestion & { readonly parentId: SubjectId; readonly key: string }>(
		`SELECT q.parent_id AS "parentId", q.key, encode(q.head_hash, 'hex') AS hash, q.outcome, k.kind = $2 AND q.stage <> '${HIDDEN_STAGE}' AS "isOurs"
		 FROM subject q JOIN change c ON c.subject_id = q.id AND c.seq = 1 JOIN command k ON k.id = c.command_id
		 WHERE q.parent_id = ANY ($1::uuid[]) AND q.kind = 'question'`,
		[imageIds, COMMAND_KIND],
	);
	const byImage = Map.groupBy(rows, (row) => row.parentId);
	return new Map([...byImage].map(([id, ofImage]) => [id, new Map(ofImage.map((row) => [row.key, row]))]));
}

/** A subject to be, under its parent: the image itself, or a question by its key. */
type Draft = { readonly kind: SubjectKind; readonly key: string; readonly parent: string; readonly image: Subject; readonly content: Content };

function draftsOf({ question, key, hidden, traces, pairs }: WrittenQuestion, image: Subject): readonly Draft[] {
	return [
		...hidden.map((parent): Draft => ({ kind: "question", key: parent.key, parent: "", image, content: toQuestionContent(parent.question) })),
		{ kind: "question", key, parent: "", image, content: toQuestionContent(question) },
		...traces.map((trace): Draft => ({ kind: "trace", key: trace.key, parent: key, image, content: toTraceContent(trace.trace, question) })),
		...pairs.map((pair): Draft => ({ kind: "pair", key: pair.key, parent: key, image, content: toPairContent(pair.pair, question) })),
	];
}

async function putDrafts(tx: Tx, input: Input, drafts: readonly Draft[]): Promise<void> {
	if (drafts.length === 0) return;
	const { datasetId, commandId, perImage, seed, mistakeShare } = input;
	const facts = { perImage, seed, mistakeShare };
	const fingerprint = sha256(canonicalBytes({ kind: COMMAND_KIND, datasetId, ...facts }));
	// Every page of images comes under the one command: fresh for the first of them, known to the others.
	await recordCommand(tx, { id: commandId, datasetId, actor: input.actor, kind: COMMAND_KIND, fingerprint, answer: { engine: "rules", ...facts } });
	const former = await findFormer(tx, datasetId, drafts);
	const ids = new Map(drafts.map((draft) => [nameOf(draft), former.get(nameOf(draft))?.id ?? createId<SubjectId>()]));
	const puts = drafts.flatMap((draft): readonly Put[] => {
		const before = former.get(nameOf(draft));
		const id = ids.get(nameOf(draft));
		const parentId = draft.parent === "" ? draft.image.id : ids.get(nameOf({ kind: "question", key: draft.parent }));
		if (!id || !parentId || (before && before.outcome !== "removed")) return [];
		const { kind, key, content } = draft;
		return [{ id, expectedSeq: before?.seq ?? 0, kind, key, parentId, content, outcome: "undecided", split: draft.image.split }];
	});
	await putSubjects(tx, { id: commandId, datasetId }, puts);
}

/** What was there once under the same keys, and comes again. */
async function findFormer(tx: Tx, datasetId: DatasetId, drafts: readonly Draft[]): Promise<ReadonlyMap<string, Subject>> {
	const found = new Map<string, Subject>();
	for (const [kind, ofKind] of Map.groupBy(drafts, (draft) => draft.kind)) {
		const keys = ofKind.map((draft) => draft.key);
		for (const subject of (await findSubjectsByKeys(tx, { datasetId, kind, keys })).values()) found.set(nameOf(subject), subject);
	}
	return found;
}

function nameOf({ kind, key }: Pick<Draft, "kind" | "key">): string {
	return `${kind} ${key}`;
}
