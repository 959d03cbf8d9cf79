import "server-only";
import type { Tx } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import type { DatasetId } from "#lib/ids.ts";

/**
 * Shares the dataset with other writers until the transaction ends, so that no publish comes between, and tells the draft's number.
 * @throws AppError not_found
 */
export async function lockDataset(tx: Tx, datasetId: DatasetId): Promise<number> {
	await tx.query("SELECT pg_advisory_xact_lock_shared(dataset_lock_key($1))", [datasetId]);
	const { rows } = await tx.query<{ draft: number }>("SELECT published + 1 AS draft FROM dataset WHERE id = $1", [datasetId]);
	const draft = rows[0]?.draft;
	if (draft === undefined) throw new AppError("not_found", `There is no dataset ${datasetId}.`);
	return draft;
}
