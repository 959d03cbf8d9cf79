import "server-only";
import type { Tx } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { HAS_MOVED_ON } from "#lib/history/server/has-moved-on.ts";
import { lockDataset } from "#lib/history/server/lock-dataset.ts";
import { moveSubjectsBack, type Return } from "#lib/history/server/move-subjects-back.ts";
import { type Command, recordCommand } from "#lib/history/server/record-command.ts";
import type { CommandId, SubjectId } from "#lib/ids.ts";

const MAX_UNDONE = 10_000;

export type Undone = { readonly undone: readonly SubjectId[]; readonly left: readonly SubjectId[] };

/**
 * Takes a command back (rule 7): every subject that is where the command put it returns to where it was; the others are left and named.
 * Of what was said on each target, the latest of a command in force stands. Undoing an undo is redo.
 * @throws AppError conflict where it was undone already, or others have changed all of it since
 */
export async function undoCommand(tx: Tx, undo: { readonly undoes: CommandId; readonly command: Omit<Command, "answer" | "undoes"> }): Promise<Undone> {
	await lockDataset(tx, undo.command.datasetId);
	const { rows } = await tx.query<Return & { moved: boolean }>(
		`SELECT s.id, s.kind, s.key, s.parent_id AS "parentId", s.head_seq AS seq, ${HAS_MOVED_ON} AS moved, former.hash,
		   coalesce(former.outcome, 'removed') AS outcome, coalesce(former.split, s.split) AS split
		 FROM change c JOIN subject s ON s.id = c.subject_id LEFT JOIN change former ON former.subject_id = c.subject_id AND former.seq = c.seq - 1
		 WHERE c.command_id = $1 AND s.dataset_id = $2 ORDER BY s.id LIMIT $3 FOR NO KEY UPDATE OF s`,
		[undo.undoes, undo.command.datasetId, MAX_UNDONE + 1],
	);
	if (rows.length > MAX_UNDONE) throw new AppError("limit", `That command changed more than ${MAX_UNDONE} subjects; restore a snapshot instead.`);
	const undone = rows.filter((row) => !row.moved);
	const answer: Undone = { undone: undone.map((row) => row.id), left: rows.filter((row) => row.moved).map((row) => row.id) };
	const recorded = await recordCommand(tx, { ...undo.command, answer, undoes: undo.undoes });
	if (recorded.kind === "replayed") return recorded.answer as Undone;
	if (undone.length === 0 && rows.length > 0) {
		throw new AppError("conflict", "Nothing was undone: others have changed it since.", { subjectIds: answer.left });
	}
	await moveSubjectsBack(tx, undo.command, undone);
	await restandJudgements(tx, undo.undoes, undo.command.id);
	return answer;
}

/**
 * Settles anew which judgement stands on each target that the command, or the one at the end of a row of undos, said something about. Those
 * that fall go first, since two never stand at once. The latest is the last in the subject's history: of two commands at once the one that began
 * first may have come second.
 */
async function restandJudgements(tx: Tx, undoes: CommandId, commandId: CommandId): Promise<void> {
	const { rows } = await tx.query<{ id: string; stands: boolean }>(
		`WITH RECURSIVE undone AS (
		   SELECT id, undoes FROM command WHERE id = $1 UNION ALL SELECT c.id, c.undoes FROM command c JOIN undone u ON c.id = u.undoes
		 ),
		 ranked AS (
		   SELECT j.id, j.withdrawn_by, is_in_force(k.id)
		     AND row_number() OVER (PARTITION BY j.subject_id, j.hash, j.reviewer, j.aspect, j.target
		       ORDER BY is_in_force(k.id) DESC, c.seq DESC NULLS LAST, k.at DESC, k.id DESC) = 1 AS stands
		   FROM judgement j JOIN command k ON k.id = j.command_id LEFT JOIN change c ON c.command_id = k.id AND c.subject_id = j.subject_id
		   WHERE (j.subject_id, j.hash, j.reviewer, j.aspect, j.target) IN (
		     SELECT o.subject_id, o.hash, o.reviewer, o.aspect, o.target FROM judgement o JOIN undone u ON o.command_id = u.id
		   )
		 )
		 SELECT id, stands FROM ranked WHERE stands <> (withdrawn_by IS NULL)`,
		[undoes],
	);
	for (const stands of [false, true]) {
		await tx.query("UPDATE judgement SET withdrawn_by = $2 WHERE id = ANY ($1::uuid[])", [
			rows.filter((row) => row.stands === stands).map((row) => row.id),
			stands ? null : commandId,
		]);
	}
}
