import "server-only";
import { database } from "#lib/db/database.ts";
import type { RunId } from "#lib/ids.ts";
import { LEASE_SECONDS } from "#lib/runs/server/claim-tasks.ts";

/** Says that the worker is still there. */
export async function renewClaims(runId: RunId, worker: string): Promise<void> {
	await database().pool.query(
		`UPDATE run_task SET lease_until = now() + interval '${LEASE_SECONDS} s' WHERE run_id = $1 AND worker = $2 AND state = 'claimed'
		 AND lease_until < now() + interval '${Math.floor((LEASE_SECONDS * 2) / 3)} s'`,
		[runId, worker],
	);
}
