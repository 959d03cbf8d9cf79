import "server-only";
import { COMMAND_LINE } from "#lib/auth/actor.ts";
import { database } from "#lib/db/database.ts";
import type { SubjectId } from "#lib/ids.ts";
import { describeJudgement } from "#lib/review/describe-judgement.ts";
import { MAX_RECORDED, type RecordJudgement } from "#lib/review/item-record.ts";

type Row = Omit<RecordJudgement, "at" | "says"> & { readonly at: Date; readonly value: unknown };

/** What people said of these subjects, the newest first; what was withdrawn is kept and marked. */
export async function listRecordJudgements(ids: readonly SubjectId[]): Promise<readonly RecordJudgement[]> {
	const { rows } = await database().pool.query<Row>(
		`SELECT j.id, j.subject_id AS "subjectId", encode(j.hash, 'hex') AS hash, j.aspect, j.target, j.value, j.blind AS "isBlind", j.seconds::float8 AS seconds,
		   CASE j.reviewer WHEN $2 THEN $3 ELSE coalesce(p.name, j.reviewer) END AS by, k.at, j.withdrawn_by IS NOT NULL AS "isWithdrawn"
		 FROM judgement j JOIN command k ON k.id = j.command_id LEFT JOIN person p ON p.id = j.reviewer
		 WHERE j.subject_id = ANY ($1::uuid[]) ORDER BY k.at DESC, j.id DESC LIMIT ${MAX_RECORDED}`,
		[ids, COMMAND_LINE.id, COMMAND_LINE.name],
	);
	return rows.map(({ value, at, ...row }) => ({ ...row, at: at.toISOString(), says: describeJudgement(value) }));
}
