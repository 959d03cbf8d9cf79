import "server-only";
import { database } from "#lib/db/database.ts";
import type { RunId } from "#lib/ids.ts";

/** This worker has no more part in the run: the others may have its part of the servers. */
export async function leaveRun(id: RunId, worker: string): Promise<void> {
	await database().pool.query("DELETE FROM run_worker WHERE run_id = $1 AND worker = $2", [id, worker]);
}
