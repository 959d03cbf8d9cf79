import "server-only";
import type { Tx } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import type { Content } from "#lib/history/content.ts";
import type { HeadOutcome, Split, SubjectKind } from "#lib/history/schema.ts";
import { lockDataset } from "#lib/history/server/lock-dataset.ts";
import { putMembers } from "#lib/history/server/put-members.ts";
import { refreshStale } from "#lib/history/server/refresh-stale.ts";
import { type RelinkedSubject, relinkSubjects } from "#lib/history/server/relink-subjects.ts";
import { writeContents } from "#lib/history/server/write-contents.ts";
import type { CommandId, DatasetId, SubjectId } from "#lib/ids.ts";

export const MAX_PUTS = 1_000;

export type Put = {
	readonly id: SubjectId;
	/** The number of the change this one follows; 0 makes the subject. */
	readonly expectedSeq: number;
	readonly kind: SubjectKind;
	readonly key: string;
	readonly parentId: SubjectId | null;
	readonly content: Content | "unchanged";
	readonly outcome: HeadOutcome;
	readonly split: Split;
};

type CommandOfPuts = { readonly id: CommandId; readonly datasetId: DatasetId };

/**
 * Moves subjects to a content and an outcome: rule 3 of the data model, a statement a table whatever the number of subjects.
 * Links, staleness of all that rests on them, membership of the draft and counts follow.
 * @throws AppError conflict, with the ids of the subjects that moved meanwhile or whose key is taken
 */
export async function putSubjects(tx: Tx, command: CommandOfPuts, puts: readonly Put[]): Promise<void> {
	if (puts.length === 0) return;
	if (puts.length > MAX_PUTS) throw new AppError("limit", `At most ${MAX_PUTS} subjects are written at once, not ${puts.length}.`);
	const draft = await lockDataset(tx, command.datasetId);
	const made = puts.filter((put) => put.expectedSeq === 0);
	const moved = puts.filter((put) => put.expectedSeq > 0);

	await writeContents(
		tx,
		puts.flatMap(({ content }) => (content === "unchanged" ? [] : [content])),
	);
	await insertSubjects(tx, command, made);
	const before = await moveSubjects(tx, command, moved);

	const relinked: readonly RelinkedSubject[] = puts.flatMap((put) =>
		put.content === "unchanged" || before.get(put.id)?.hash.equals(put.content.hash)
			? []
			: [{ id: put.id, kind: put.kind, isNew: put.expectedSeq === 0, restsOn: put.content.restsOn, labels: put.content.labels }],
	);
	const causes = await relinkSubjects(tx, command.datasetId, relinked);
	const shifted = moved.filter((put) => relinked.some((subject) => subject.id === put.id) || isCause(before.get(put.id)?.outcome) !== isCause(put.outcome));
	const touched = await settleStale(tx, [...causes, ...shifted.map((put) => put.id)]);
	await putMembers(tx, { datasetId: command.datasetId, draft, ids: puts.map((put) => put.id), touched, allNew: moved.length === 0 });
}

/**
 * Whoever held a dependent meanwhile may have linked it anew to what has become stale, or away from it, or made something that rests on
 * it: what gained or lost a cause is held, then looked at again, until nothing does.
 */
async function settleStale(tx: Tx, causes: readonly SubjectId[]): Promise<readonly SubjectId[]> {
	const touched = new Set<SubjectId>();
	for (;;) {
		const shifted = await refreshStale(tx, causes);
		if (shifted.length === 0) return [...touched];
		await tx.query("SELECT FROM subject WHERE id = ANY ($1::uuid[]) ORDER BY id FOR NO KEY UPDATE", [shifted]);
		for (const id of shifted) touched.add(id);
	}
}

type Head = { readonly hash: Buffer; readonly outcome: HeadOutcome };

/** Outcomes that make what rests on the subject stale, where the link says so. */
function isCause(outcome: HeadOutcome | undefined): HeadOutcome | null {
	return outcome === "rejected" || outcome === "removed" ? outcome : null;
}

/** In the very statement that moves the heads: a second one would read each of them again. */
const INSERT_CHANGES_OF = "INSERT INTO change (subject_id, seq, command_id, hash, outcome, split) SELECT id, head_seq, $2, head_hash, outcome, split FROM";

async function insertSubjects(tx: Tx, { id, datasetId }: CommandOfPuts, puts: readonly Put[]): Promise<void> {
	if (puts.length === 0) return;
	const hashes = puts.map((put) => {
		if (put.content === "unchanged") throw new AppError("internal", `The new subject ${put.key} has no content.`);
		return put.content.hash;
	});
	const { rows } = await tx.query<{ id: SubjectId }>(
		`WITH made AS (
		   INSERT INTO subject (id, dataset_id, kind, key, parent_id, head_seq, head_hash, outcome, split, stage, type)
		   SELECT s.id, $1, s.kind, s.key, s.parent_id, 1, s.hash, s.outcome, s.split, c.stage, c.type
		   FROM unnest($3::uuid[], $4::subject_kind[], $5::text[], $6::uuid[], $7::bytea[], $8::outcome[], $9::split[])
		     AS s (id, kind, key, parent_id, hash, outcome, split) JOIN content c ON c.hash = s.hash
		   ORDER BY s.kind, s.key
		   ON CONFLICT DO NOTHING RETURNING id, head_seq, head_hash, outcome, split
		 )
		 ${INSERT_CHANGES_OF} made RETURNING subject_id AS id`,
		[
			datasetId,
			id,
			puts.map((put) => put.id),
			puts.map((put) => put.kind),
			puts.map((put) => put.key),
			puts.map((put) => put.parentId),
			hashes,
			puts.map((put) => put.outcome),
			puts.map((put) => put.split),
		],
	);
	assertAllWritten(puts, rows);
}

async function moveSubjects(tx: Tx, { id, datasetId }: CommandOfPuts, puts: readonly Put[]): Promise<ReadonlyMap<SubjectId, Head>> {
	if (puts.length === 0) return new Map();
	const locked = await tx.query<{ id: SubjectId; hash: Buffer; outcome: HeadOutcome }>(
		"SELECT id, head_hash AS hash, outcome FROM subject WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE",
		[puts.map((put) => put.id)],
	);
	const { rows } = await tx.query<{ id: SubjectId }>(
		`WITH moved AS (
		   UPDATE subject s SET head_seq = p.seq + 1, head_hash = c.hash, outcome = p.outcome, split = p.split, stage = c.stage, type = c.type
		   FROM unnest($3::uuid[], $4::int[], $5::bytea[], $6::outcome[], $7::split[]) AS p (id, seq, hash, outcome, split), content c
		   WHERE s.id = p.id AND s.dataset_id = $1 AND s.head_seq = p.seq AND c.hash = coalesce(p.hash, s.head_hash)
		   RETURNING s.id, s.head_seq, s.head_hash, s.outcome, s.split
		 )
		 ${INSERT_CHANGES_OF} moved RETURNING subject_id AS id`,
		[
			datasetId,
			id,
			puts.map((put) => put.id),
			puts.map((put) => put.expectedSeq),
			puts.map((put) => (put.content === "unchanged" ? null : put.content.hash)),
			puts.map((put) => put.outcome),
			puts.map((put) => put.split),
		],
	);
	assertAllWritten(puts, rows);
	return new Map(locked.rows.map((row) => [row.id, row]));
}

function assertAllWritten(puts: readonly Put[], written: readonly { readonly id: SubjectId }[]): void {
	if (written.length === puts.length) return;
	const done = new Set(written.map((row) => row.id));
	const subjectIds = puts.filter((put) => !done.has(put.id)).map((put) => put.id);
	throw new AppError(
		"conflict",
		`${subjectIds.length} of ${puts.length} were changed by somebody else meanwhile. Look at their present state, then try again.`,
		{ subjectIds },
	);
}
