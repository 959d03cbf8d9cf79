import "server-only";
import { database } from "#lib/db/database.ts";
import type { RunId } from "#lib/ids.ts";

/** A run whose tasks are all made and done is done. Tells whether it is. */
export async function endRun(id: RunId): Promise<boolean> {
	const { rowCount } = await database().pool.query(
		`UPDATE run SET state = 'done', ended_at = now() WHERE id = $1 AND state = 'running' AND is_planned
		 AND NOT EXISTS (SELECT FROM run_task WHERE run_id = $1 AND state <> 'done')`,
		[id],
	);
	return rowCount === 1;
}
