import "server-only";
import { database, type Tx } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import type { HeadOutcome, Split, SubjectKind } from "#lib/history/schema.ts";
import type { DatasetId, SubjectId } from "#lib/ids.ts";

/** A subject at its head. */
export type Subject = {
	readonly id: SubjectId;
	readonly datasetId: DatasetId;
	readonly kind: SubjectKind;
	readonly key: string;
	readonly parentId: SubjectId | null;
	readonly seq: number;
	readonly hash: Buffer;
	readonly outcome: HeadOutcome;
	readonly split: Split;
	readonly isStale: boolean;
	readonly body: Buffer;
};

const SELECT_SUBJECT = `
	SELECT s.id, s.dataset_id AS "datasetId", s.kind, s.key, s.parent_id AS "parentId", s.head_seq AS seq, s.head_hash AS hash, s.outcome, s.split, c.body,
	  EXISTS (SELECT FROM stale x WHERE x.subject_id = s.id) AS "isStale"
	FROM subject s JOIN content c ON c.hash = s.head_hash`;

/** Those of the keys that the dataset has, by key. */
export async function findSubjectsByKeys(
	tx: Tx | null,
	where: { readonly datasetId: DatasetId; readonly kind: SubjectKind; readonly keys: readonly string[] },
): Promise<ReadonlyMap<string, Subject>> {
	const { rows } = await (tx ?? database().pool).query<Subject>(`${SELECT_SUBJECT} WHERE s.dataset_id = $1 AND s.kind = $2 AND s.key = ANY ($3)`, [
		where.datasetId,
		where.kind,
		where.keys,
	]);
	return new Map(rows.map((row) => [row.key, row]));
}

export async function findSubjects(tx: Tx | null, ids: readonly SubjectId[]): Promise<ReadonlyMap<SubjectId, Subject>> {
	const { rows } = await (tx ?? database().pool).query<Subject>(`${SELECT_SUBJECT} WHERE s.id = ANY ($1::uuid[])`, [ids]);
	return new Map(rows.map((row) => [row.id, row]));
}

/** @throws AppError not_found */
export async function getSubject(tx: Tx | null, id: SubjectId): Promise<Subject> {
	const subject = (await findSubjects(tx, [id])).get(id);
	if (!subject) throw new AppError("not_found", `There is no subject ${id}.`);
	return subject;
}
