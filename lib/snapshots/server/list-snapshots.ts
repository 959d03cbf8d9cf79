import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { database, type Tx } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import type { DatasetId } from "#lib/ids.ts";
import type { Snapshot } from "#lib/snapshots/schema.ts";
import { SELECT_SNAPSHOT, type SnapshotRow, toSnapshot } from "#lib/snapshots/server/snapshot-row.ts";

export const SNAPSHOTS_A_PAGE = 100;

/** Newest first; `before` is the number to go on from. */
export async function listSnapshots(actor: Actor, input: { readonly datasetId: DatasetId; readonly before?: number }): Promise<readonly Snapshot[]> {
	authorize(actor, "dataset:read");
	const { rows } = await database().pool.query<SnapshotRow>(
		`${SELECT_SNAPSHOT} WHERE v.dataset_id = $1 AND v.number < $2 ORDER BY v.number DESC LIMIT ${SNAPSHOTS_A_PAGE}`,
		[input.datasetId, input.before ?? 2 ** 31 - 1],
	);
	return rows.map(toSnapshot);
}

/** @throws AppError not_found */
export async function getSnapshot(tx: Tx | null, input: { readonly datasetId: DatasetId; readonly number: number }): Promise<Snapshot> {
	const { rows } = await (tx ?? database().pool).query<SnapshotRow>(`${SELECT_SNAPSHOT} WHERE v.dataset_id = $1 AND v.number = $2`, [
		input.datasetId,
		input.number,
	]);
	const row = rows[0];
	if (!row) throw new AppError("not_found", `The dataset has no snapshot ${input.number}.`);
	return toSnapshot(row);
}
