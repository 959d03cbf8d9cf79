import "server-only";
import { database } from "#lib/db/database.ts";
import type { SubjectId } from "#lib/ids.ts";
import { MAX_RECORDED, type RecordVersion } from "#lib/review/item-record.ts";

/** The snapshots that a subject is in, and what each holds of it, the newest first. */
export async function listRecordVersions(id: SubjectId): Promise<readonly RecordVersion[]> {
	const { rows } = await database().pool.query<Omit<RecordVersion, "at"> & { readonly at: Date }>(
		`SELECT v.number, v.note, k.at, encode(m.hash, 'hex') AS hash, m.outcome, m.is_stale AS "isStale", m.split
		 FROM member m JOIN version v ON v.dataset_id = m.dataset_id AND v.number >= m.v_from AND (m.v_to IS NULL OR v.number < m.v_to)
		 JOIN command k ON k.id = v.command_id WHERE m.subject_id = $1 ORDER BY v.number DESC LIMIT ${MAX_RECORDED}`,
		[id],
	);
	return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}
