import "server-only";
import { database } from "#lib/db/database.ts";
import type { RunId, SubjectId } from "#lib/ids.ts";
import type { TaskStage } from "#lib/runs/task-stages-of.ts";

export const LEASE_SECONDS = 15;

export type ClaimedTask = { readonly stage: TaskStage; readonly subjectId: SubjectId; readonly attempt: number };

type Claim = { readonly runId: RunId; readonly stage: TaskStage; readonly worker: string; readonly count: number };

/** Takes tasks for this worker for a while: those that wait, and those whose worker has not been heard of. */
export async function claimTasks({ runId, stage, worker, count }: Claim): Promise<readonly ClaimedTask[]> {
	const { rows } = await database().pool.query<{ subjectId: SubjectId; attempt: number }>(
		// Materialized: planned as the inner side of a join, the choice would be made again for each row, and more would be taken than asked for.
		`WITH c AS MATERIALIZED (
		   SELECT subject_id FROM run_task WHERE run_id = $1 AND stage = $2 AND state <> 'done'
		     AND CASE state WHEN 'waiting' THEN not_before <= now() ELSE lease_until < now() END
		   ORDER BY subject_id LIMIT $4 FOR UPDATE SKIP LOCKED
		 )
		 UPDATE run_task t SET state = 'claimed', worker = $3, lease_until = now() + interval '${LEASE_SECONDS} s', attempts = t.attempts + 1
		 FROM c WHERE t.run_id = $1 AND t.stage = $2 AND t.subject_id = c.subject_id RETURNING t.subject_id AS "subjectId", t.attempts AS attempt`,
		[runId, stage, worker, count],
	);
	return rows.map((row) => ({ ...row, stage }));
}
