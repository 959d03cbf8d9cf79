import "server-only";
import type { Tx } from "#lib/db/database.ts";
import type { Outcome, Split } from "#lib/history/schema.ts";
import type { DatasetId, SubjectId } from "#lib/ids.ts";

export type MemberState = { readonly hash: Buffer; readonly outcome: Outcome; readonly isStale: boolean; readonly split: Split };

export type Difference = { readonly subjectId: SubjectId; readonly before: MemberState | null; readonly after: MemberState | null };

type Row = {
	readonly subjectId: SubjectId;
	readonly hashA: Buffer | null;
	readonly outcomeA: Outcome;
	readonly staleA: boolean;
	readonly splitA: Split;
	readonly hashB: Buffer | null;
	readonly outcomeB: Outcome;
	readonly staleB: boolean;
	readonly splitB: Split;
};

/**
 * What differs between two versions, `from` before `to`; the draft is the number after the last. Costs what was touched in between, not
 * the dataset. Values are compared, so that a change put back is no difference.
 */
export async function diffSnapshots(
	tx: Tx,
	input: { readonly datasetId: DatasetId; readonly from: number; readonly to: number; readonly limit?: number },
): Promise<readonly Difference[]> {
	const { rows } = await tx.query<Row>(
		`WITH touched AS (
		   SELECT subject_id FROM member WHERE dataset_id = $1 AND v_from > $2 AND v_from <= $3
		   UNION SELECT subject_id FROM member WHERE dataset_id = $1 AND v_to > $2 AND v_to <= $3
		 )
		 SELECT t.subject_id AS "subjectId", a.hash AS "hashA", a.outcome AS "outcomeA", a.is_stale AS "staleA", a.split AS "splitA",
		   b.hash AS "hashB", b.outcome AS "outcomeB", b.is_stale AS "staleB", b.split AS "splitB"
		 FROM touched t
		 LEFT JOIN member a ON a.subject_id = t.subject_id AND a.v_from <= $2 AND (a.v_to IS NULL OR a.v_to > $2)
		 LEFT JOIN member b ON b.subject_id = t.subject_id AND b.v_from <= $3 AND (b.v_to IS NULL OR b.v_to > $3)
		 WHERE (a.hash, a.outcome, a.is_stale, a.split) IS DISTINCT FROM (b.hash, b.outcome, b.is_stale, b.split)
		 ORDER BY t.subject_id LIMIT $4`,
		[input.datasetId, input.from, input.to, input.limit ?? null],
	);
	return rows.map((row) => ({
		subjectId: row.subjectId,
		before: row.hashA && { hash: row.hashA, outcome: row.outcomeA, isStale: row.staleA, split: row.splitA },
		after: row.hashB && { hash: row.hashB, outcome: row.outcomeB, isStale: row.staleB, split: row.splitB },
	}));
}
