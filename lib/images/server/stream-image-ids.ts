import "server-only";
import { database } from "#lib/db/database.ts";
import type { DatasetId, SubjectId } from "#lib/ids.ts";

/**
 * The ids of a dataset's images, a page at a time, in the byte order of their keys: what is done in this order comes out the same on every
 * machine. Each page is a statement of its own, since one that stays open for hours keeps the database from cleaning up after others.
 */
export async function* streamImageIds(datasetId: DatasetId, pageSize: number): AsyncGenerator<readonly SubjectId[]> {
	for (let after = ""; ; ) {
		const { rows } = await database().pool.query<{ id: SubjectId; key: string }>(
			"SELECT id, key FROM subject WHERE dataset_id = $1 AND kind = 'image' AND key > $2 ORDER BY key LIMIT $3",
			[datasetId, after, pageSize],
		);
		const last = rows.at(-1);
		if (!last) return;
		yield rows.map((row) => row.id);
		after = last.key;
	}
}
