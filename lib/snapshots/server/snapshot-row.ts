import "server-only";
import { z } from "zod";
import type { DatasetId } from "#lib/ids.ts";
import { type Snapshot, snapshotCountSchema } from "#lib/snapshots/schema.ts";

export const SELECT_SNAPSHOT = `SELECT v.dataset_id AS "datasetId", v.number, v.note, v.counts, encode(v.digest, 'hex') AS digest, c.actor, c.at
	FROM version v JOIN command c ON c.id = v.command_id`;

export type SnapshotRow = Omit<Snapshot, "counts"> & { readonly counts: unknown };

const countsSchema = z.array(snapshotCountSchema);

export function toSnapshot(row: SnapshotRow): Snapshot {
	return { ...row, datasetId: row.datasetId as DatasetId, counts: countsSchema.parse(row.counts) };
}
