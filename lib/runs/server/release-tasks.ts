import "server-only";
import { database } from "#lib/db/database.ts";
import type { RunId } from "#lib/ids.ts";
import type { ClaimedTask } from "#lib/runs/server/claim-tasks.ts";

/** Gives tasks back, for anybody to take after some seconds. */
export async function releaseTasks(runId: RunId, worker: string, tasks: readonly ClaimedTask[], afterSeconds: number): Promise<void> {
	if (tasks.length === 0) return;
	await database().pool.query(
		`UPDATE run_task t SET state = 'waiting', worker = NULL, lease_until = NULL, not_before = now() + make_interval(secs => $5)
		 FROM unnest($3::text[], $4::uuid[]) AS g (stage, subject_id)
		 WHERE t.run_id = $1 AND t.worker = $2 AND t.state = 'claimed' AND t.stage = g.stage AND t.subject_id = g.subject_id`,
		[runId, worker, tasks.map(({ stage }) => stage), tasks.map(({ subjectId }) => subjectId), afterSeconds],
	);
}
