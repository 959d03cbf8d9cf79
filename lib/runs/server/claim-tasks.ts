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
		// An array, and not a join: whatever Postgres knows of the table by now, it looks these up by their key, and chooses them once.
		`UPDATE run_task SET state = 'claimed', worker = $3, lease_until = now() + interval '${LEASE_SECONDS} s', attempts = attempts + 1
		 WHERE run_id = $1 AND stage = $2 AND subject_id = ANY (ARRAY(
		   SELECT subject_id FROM run_task WHERE run_id = $1 AND stage = $2 AND state <> 'done'
		     AND CASE state WHEN 'waiting' THEN not_before <= now() ELSE lease_until < now() END
		   ORDER BY subject_id LIMIT $4 FOR UPDATE SKIP LOCKED
		 )) RETURNING subject_id AS "subjectId", attempts AS attempt`,
		[runId, stage, worker, count],
	);
	return rows.map((row) => ({ ...row, stage }));
}
