import "server-only";
import type { Tx } from "#lib/db/database.ts";
import type { DatasetId, SubjectId } from "#lib/ids.ts";

type Membership = {
	readonly datasetId: DatasetId;
	readonly draft: number;
	/** The subjects that moved. */
	readonly ids: readonly SubjectId[];
	/** Others whose staleness changed; the caller holds them. */
	readonly touched: readonly SubjectId[];
	/** None of them has been a member before. */
	readonly allNew: boolean;
};

const HEADS = `SELECT s.id, s.head_hash AS hash, s.outcome, s.split, EXISTS (SELECT FROM stale x WHERE x.subject_id = s.id) AS is_stale
	FROM subject s WHERE s.id = ANY ($1::uuid[])`;

const DIFFERS = "(m.hash, m.outcome, m.is_stale, m.split) IS DISTINCT FROM (h.hash, h.outcome, h.is_stale, h.split)";

/** Rule 4: what the draft says of each subject is its head; an open row of the draft is updated, an older one is closed and followed by a new one. */
export async function putMembers(tx: Tx, { datasetId, draft, ids, touched, allNew }: Membership): Promise<void> {
	const all = [...new Set([...ids, ...touched])];
	const mayBeMembers = !allNew || all.length > ids.length;
	if (mayBeMembers) {
		await tx.query(
			`DELETE FROM member m USING subject s
			 WHERE m.subject_id = ANY ($1::uuid[]) AND s.id = m.subject_id AND s.outcome = 'removed' AND m.v_to IS NULL AND m.v_from = $2`,
			[all, draft],
		);
		await tx.query(
			`UPDATE member m SET hash = h.hash, outcome = h.outcome, is_stale = h.is_stale, split = h.split FROM (${HEADS}) h
			 WHERE m.subject_id = h.id AND m.v_to IS NULL AND m.v_from = $2 AND ${DIFFERS}`,
			[all, draft],
		);
		await tx.query(`UPDATE member m SET v_to = $2 FROM (${HEADS}) h WHERE m.subject_id = h.id AND m.v_to IS NULL AND m.v_from < $2 AND ${DIFFERS}`, [
			all,
			draft,
		]);
	}
	// Asked of nobody who cannot be a member yet: before the first ANALYZE the planner reads all open members to answer it.
	const isNoMember = mayBeMembers ? "AND NOT EXISTS (SELECT FROM member m WHERE m.subject_id = h.id AND m.v_to IS NULL)" : "";
	await tx.query(
		`INSERT INTO member (dataset_id, subject_id, hash, outcome, is_stale, split, v_from)
		 SELECT $2, h.id, h.hash, h.outcome, h.is_stale, h.split, $3
		 FROM (${HEADS}) h WHERE h.outcome <> 'removed' ${isNoMember}`,
		[all, datasetId, draft],
	);
}
