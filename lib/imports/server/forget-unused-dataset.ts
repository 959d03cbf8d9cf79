import "server-only";
import { withTransaction } from "#lib/db/database.ts";
import type { DatasetId } from "#lib/ids.ts";

/** Takes away a dataset that was made for an import that was then refused whole: one into which nothing was ever written or is about to be. */
export async function forgetUnusedDataset(datasetId: DatasetId): Promise<void> {
	await withTransaction(async (tx) => {
		const { rows } = await tx.query(
			`SELECT FROM dataset d WHERE d.id = $1 AND NOT EXISTS (SELECT FROM command c WHERE c.dataset_id = d.id) AND NOT EXISTS (SELECT FROM job j WHERE j.dataset_id = d.id)
			   AND NOT EXISTS (SELECT FROM upload u WHERE u.dataset_id = d.id) AND NOT EXISTS (SELECT FROM import_run r WHERE r.dataset_id = d.id AND r.state = 'running')
			 FOR UPDATE`,
			[datasetId],
		);
		if (rows.length === 0) return;
		await tx.query("DELETE FROM import_refusal WHERE import_id IN (SELECT id FROM import_run WHERE dataset_id = $1)", [datasetId]);
		await tx.query("DELETE FROM import_run WHERE dataset_id = $1", [datasetId]);
		await tx.query("DELETE FROM dataset WHERE id = $1", [datasetId]);
	});
}
