import "server-only";
import { database } from "#lib/db/database.ts";
import type { RunId } from "#lib/ids.ts";

/** The studio itself pauses or fails a run that is running, and says why. */
export async function haltRun(id: RunId, state: "paused" | "failed", says: string): Promise<void> {
	await database().pool.query("UPDATE run SET state = $2::run_state, says = $3 WHERE id = $1 AND state = 'running'", [id, state, says]);
}
