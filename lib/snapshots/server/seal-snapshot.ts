import "server-only";
import { database, withTransaction } from "#lib/db/database.ts";
import { digestMembers } from "#lib/history/server/digest-members.ts";
import type { DatasetId } from "#lib/ids.ts";
import { getSnapshot } from "#lib/snapshots/server/list-snapshots.ts";

/** Gives a version the digest of its members, once. Members of a published version do not change, so a repeated seal finds the same. */
export async function sealSnapshot(input: { readonly datasetId: DatasetId; readonly number: number }): Promise<string> {
	const sealed = (await getSnapshot(null, input)).digest;
	if (sealed) return sealed;
	return withTransaction(async (tx) => {
		const digest = await digestMembers(tx, input.datasetId, input.number);
		await tx.query("UPDATE version SET digest = $3 WHERE dataset_id = $1 AND number = $2 AND digest IS NULL", [input.datasetId, input.number, digest]);
		return digest.toString("hex");
	});
}

/** Versions that a crash left unsealed. */
export async function listUnsealed(): Promise<readonly { readonly datasetId: DatasetId; readonly number: number }[]> {
	const { rows } = await database().pool.query<{ datasetId: DatasetId; number: number }>(
		'SELECT dataset_id AS "datasetId", number FROM version WHERE digest IS NULL ORDER BY 1, 2',
	);
	return rows;
}
