import "server-only";
import { database, type Tx } from "#lib/db/database.ts";
import type { DatasetId } from "#lib/ids.ts";

/** Adds a dataset's committed deltas to its counts, inside the given transaction. Returns how many there were. */
export async function foldDeltas(tx: Tx, datasetId: DatasetId): Promise<number> {
	const { rows } = await tx.query<{ n: string }>("SELECT fold_deltas($1) AS n", [datasetId]);
	return Number(rows[0]?.n ?? 0);
}

/** Folds wherever there is something to fold, a transaction a dataset. Returns how many deltas went. */
export async function foldAllDeltas(): Promise<number> {
	const { rows } = await database().pool.query<{ id: DatasetId }>("SELECT d.id FROM dataset d WHERE EXISTS (SELECT FROM delta x WHERE x.dataset_id = d.id)");
	let folded = 0;
	for (const { id } of rows) {
		const result = await database().pool.query<{ n: string }>("SELECT fold_deltas($1) AS n", [id]);
		folded += Number(result.rows[0]?.n ?? 0);
	}
	return folded;
}
