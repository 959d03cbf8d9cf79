import "server-only";
import type { DatasetId } from "#lib/ids.ts";

export type Dataset = {
	readonly id: DatasetId;
	readonly name: string;
	/** The number of the latest snapshot, 0 before the first. */
	readonly published: number;
	readonly createdAt: Date;
};

export function toDataset(row: { readonly id: string; readonly name: string; readonly published: number; readonly createdAt: Date }): Dataset {
	return { ...row, id: row.id as DatasetId };
}
