import "server-only";
import { withTransaction } from "#lib/db/database.ts";
import { HIDDEN_STAGE } from "#lib/history/schema.ts";
import type { SubjectId } from "#lib/ids.ts";
import { findStage } from "#lib/runs/find-stage.ts";
import type { Run } from "#lib/runs/schema.ts";
import { addTally } from "#lib/runs/server/add-tally.ts";
import { subjectOfStage } from "#lib/runs/subject-of-stage.ts";
import { taskStagesOf } from "#lib/runs/task-stages-of.ts";

const SUBJECTS_A_PAGE = 1_000;

/**
 * Makes the next tasks of a run's first stage, in the order of the subjects' keys: a page at a time, so that a run over millions begins at once. Of several
 * workers one does it. Tells whether it made any.
 */
export async function planTasks({ id, datasetId, recipe }: Run): Promise<boolean> {
	return withTransaction(async (tx) => {
		const { rows: runs } = await tx.query<{ planned_after: string; planned: number; subject_limit: number | null }>(
			"SELECT planned_after, planned, subject_limit FROM run WHERE id = $1 AND NOT is_planned AND state = 'running' FOR UPDATE SKIP LOCKED",
			[id],
		);
		const [run] = runs;
		const [stage] = taskStagesOf(recipe);
		if (!run || !stage) return false;
		const room = Math.min(SUBJECTS_A_PAGE, (run.subject_limit ?? Number.POSITIVE_INFINITY) - run.planned);
		const of = findStage(recipe, "think")?.of;
		const { rows } = await tx.query<{ id: SubjectId; key: string }>(
			`SELECT id, key FROM subject WHERE dataset_id = $1 AND kind = $2 AND key > $3 AND outcome NOT IN ('removed', 'rejected') AND stage <> '${HIDDEN_STAGE}'
			   AND ($4::text IS NULL OR stage = $4) ORDER BY key LIMIT $5`,
			[datasetId, subjectOfStage(stage), run.planned_after, stage === "think" && of !== "all" ? (of ?? null) : null, room],
		);
		await tx.query(`INSERT INTO run_task (run_id, stage, subject_id) SELECT $1, $2, unnest($3::uuid[])`, [id, stage, rows.map((row) => row.id)]);
		await addTally(tx, id, [{ stage, measure: "in", reason: "", n: rows.length }]);
		await tx.query("UPDATE run SET planned_after = $2, planned = planned + $3, is_planned = $4 WHERE id = $1", [
			id,
			rows.at(-1)?.key ?? run.planned_after,
			rows.length,
			rows.length < room || rows.length + run.planned === run.subject_limit,
		]);
		return rows.length > 0;
	});
}
