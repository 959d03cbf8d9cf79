import "server-only";
import { createHash } from "node:crypto";
import { pipeline } from "node:stream/promises";
import { to as copyTo } from "pg-copy-streams";
import type { Tx } from "#lib/db/database.ts";
import type { DatasetId } from "#lib/ids.ts";

/**
 * SHA-256 over the lines `kind,key,hash,outcome,is_stale,split` (CSV) in the order of kind and key, of the members a version has;
 * of the draft where `version` is its number. Streams: memory does not grow with the dataset.
 */
export async function digestMembers(tx: Tx, datasetId: DatasetId, version: number): Promise<Buffer> {
	const digest = createHash("sha256");
	const { rows } = await tx.query<{ statement: string }>(
		`SELECT format($$COPY (SELECT s.kind, s.key, encode(m.hash, 'hex'), m.outcome, m.is_stale, m.split FROM member m JOIN subject s ON s.id = m.subject_id
		 WHERE s.dataset_id = %1$L AND m.v_from <= %2$s AND (m.v_to IS NULL OR m.v_to > %2$s) ORDER BY s.kind, s.key COLLATE "C") TO STDOUT (FORMAT csv)$$,
		 $1::uuid, $2::int) AS statement`,
		[datasetId, version],
	);
	await pipeline(tx.query(copyTo(rows[0]?.statement ?? "")), digest);
	return digest.digest();
}
