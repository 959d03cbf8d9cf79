import "server-only";
import type { Tx } from "#lib/db/database.ts";
import type { Split } from "#lib/history/schema.ts";
import type { DatasetId, SubjectId } from "#lib/ids.ts";

type Membership = {
	readonly datasetId: DatasetId;
	readonly draft: number;
	readonly puts: readonly { readonly id: SubjectId; readonly expectedSeq: number; readonly split: Split }[];
	/** Other subjects whose staleness may have changed. */
	readonly touched: readonly SubjectId[];
};

/** Rule 4: what the draft says of each subject is its head; an open row of the draft is updated, an older one is closed and followed by a new one. */
export async function putMembers(tx: Tx, { datasetId, draft, puts, touched }: Membership): Promise<void> {
	const splits = new Map<SubjectId, Split | null>(touched.map((id) => [id, null]));
	for (const put of puts) splits.set(put.id, put.split);
	const ids = [...splits.keys()];
	const wanted = `
		SELECT s.id, s.head_hash AS hash, s.outcome, EXISTS (SELECT FROM stale x WHERE x.subject_id = s.id) AS is_stale, coalesce(w.split, m.split) AS split
		FROM unnest($1::uuid[], $2::split[]) AS w (id, split) JOIN subject s ON s.id = w.id LEFT JOIN member m ON m.subject_id = s.id AND m.v_to IS NULL`;
	const values = [ids, [...splits.values()]];
	if (ids.length > puts.length || puts.some((put) => put.expectedSeq > 0)) {
		// Whoever decides on a dependent holds its row; taking it first keeps the two from passing each other.
		await tx.query("SELECT FROM subject WHERE id = ANY ($1::uuid[]) ORDER BY id FOR NO KEY UPDATE", [touched]);
		await tx.query(
			"DELETE FROM member m USING subject s WHERE m.subject_id = ANY ($1::uuid[]) AND s.id = m.subject_id AND s.outcome = 'removed' AND m.v_to IS NULL AND m.v_from = $2",
			[ids, draft],
		);
		await tx.query(
			`UPDATE member m SET hash = w.hash, outcome = w.outcome, is_stale = w.is_stale, split = w.split FROM (${wanted}) w
			 WHERE m.subject_id = w.id AND m.v_to IS NULL AND m.v_from = $3
			   AND (m.hash, m.outcome, m.is_stale, m.split) IS DISTINCT FROM (w.hash, w.outcome, w.is_stale, w.split)`,
			[...values, draft],
		);
		await tx.query(
			`UPDATE member m SET v_to = $3 FROM (${wanted}) w
			 WHERE m.subject_id = w.id AND m.v_to IS NULL AND m.v_from < $3
			   AND (m.hash, m.outcome, m.is_stale, m.split) IS DISTINCT FROM (w.hash, w.outcome, w.is_stale, w.split)`,
			[...values, draft],
		);
	}
	await tx.query(
		`INSERT INTO member (dataset_id, subject_id, hash, outcome, is_stale, split, v_from)
		 SELECT $3, w.id, w.hash, w.outcome, w.is_stale, coalesce(w.split, (SELECT split FROM member l WHERE l.subject_id = w.id ORDER BY v_from DESC LIMIT 1)), $4
		 FROM (${wanted}) w WHERE w.outcome <> 'removed' AND NOT EXISTS (SELECT FROM member m WHERE m.subject_id = w.id AND m.v_to IS NULL)`,
		[...values, datasetId, draft],
	);
}
