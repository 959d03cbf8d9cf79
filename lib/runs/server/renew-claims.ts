import "server-only";
import { database } from "#lib/db/database.ts";
import type { RunId } from "#lib/ids.ts";
import { type ClaimedTask, LEASE_SECONDS } from "#lib/runs/server/claim-tasks.ts";

/**
 * Says that the worker is still at these tasks. A claim that it does not know of, because the answer to it was lost with the connection, is left to run
 * out: nobody works on it.
 */
export async function renewClaims(runId: RunId, worker: string, tasks: readonly ClaimedTask[]): Promise<void> {
	if (tasks.length === 0) return;
	await database().pool.query(
		`UPDATE run_task t SET lease_until = now() + interval '${LEASE_SECONDS} s' FROM unnest($3::text[], $4::uuid[]) AS h (stage, subject_id)
		 WHERE t.run_id = $1 AND t.worker = $2 AND t.state = 'claimed' AND t.stage = h.stage AND t.subject_id = h.subject_id
		   AND t.lease_until < now() + interval '${Math.floor((LEASE_SECONDS * 2) / 3)} s'`,
		[runId, worker, tasks.map(({ stage }) => stage), tasks.map(({ subjectId }) => subjectId)],
	);
}
