import "server-only";
import { database } from "#lib/db/database.ts";
import type { DatasetId, SubjectId } from "#lib/ids.ts";

/**
 * The ids of a dataset's images as they are at the start, a page at a time, in the byte order of their keys whatever the database's
 * language: what is done in this order comes out the same on every machine. Memory does not grow with the dataset.
 */
export async function* streamImageIds(datasetId: DatasetId, pageSize: number): AsyncGenerator<readonly SubjectId[]> {
	const reader = await database().pool.connect();
	let broken: Error | undefined;
	try {
		await reader.query("BEGIN READ ONLY");
		// A cursor's statement takes no parameters, so the session carries the id.
		await reader.query("SELECT set_config('tracewright.dataset', $1, true)", [datasetId]);
		await reader.query(
			`DECLARE image_ids NO SCROLL CURSOR FOR SELECT id FROM subject
			 WHERE dataset_id = current_setting('tracewright.dataset')::uuid AND kind = 'image' ORDER BY key COLLATE "C"`,
		);
		for (;;) {
			const { rows } = await reader.query<{ id: SubjectId }>(`FETCH ${Math.trunc(pageSize)} FROM image_ids`);
			if (rows.length === 0) break;
			yield rows.map((row) => row.id);
		}
	} finally {
		await reader.query("ROLLBACK").catch((failure: Error) => {
			broken = failure;
		});
		reader.release(broken);
	}
}
