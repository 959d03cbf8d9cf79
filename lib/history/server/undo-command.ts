import "server-only";
import type { Tx } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { lockDataset } from "#lib/history/server/lock-dataset.ts";
import { moveSubjectsBack, type Return } from "#lib/history/server/move-subjects-back.ts";
import { type Command, recordCommand } from "#lib/history/server/record-command.ts";
import type { CommandId, SubjectId } from "#lib/ids.ts";

const MAX_UNDONE = 10_000;

export type Undone = { readonly undone: readonly SubjectId[]; readonly left: readonly SubjectId[] };

/**
 * Takes a command back (rule 7): every subject that is still where the command put it returns to where it was; the others are left and
 * named. The command's judgements are withdrawn and those it had withdrawn stand again. Undoing an undo is redo.
 * @throws AppError conflict where it was undone already, or others have changed all of it since
 */
export async function undoCommand(tx: Tx, undo: { readonly undoes: CommandId; readonly command: Omit<Command, "answer" | "undoes"> }): Promise<Undone> {
	await lockDataset(tx, undo.command.datasetId);
	const { rows } = await tx.query<Return & { moved: boolean }>(
		`SELECT s.id, s.kind, s.key, s.parent_id AS "parentId", s.head_seq AS seq, s.head_seq <> c.seq AS moved, former.hash,
		   coalesce(former.outcome, 'removed') AS outcome, s.split
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
	await exchangeJudgements(tx, undo.undoes, undo.command.id);
	return answer;
}

async function exchangeJudgements(tx: Tx, undoes: CommandId, commandId: CommandId): Promise<void> {
	await tx.query("UPDATE judgement SET withdrawn_by = $2 WHERE command_id = $1 AND withdrawn_by IS NULL", [undoes, commandId]);
	await tx.query(
		`INSERT INTO judgement (id, subject_id, hash, reviewer, aspect, target, value, blind, seconds, command_id)
		 SELECT gen_random_uuid(), j.subject_id, j.hash, j.reviewer, j.aspect, j.target, j.value, j.blind, j.seconds, $2
		 FROM judgement j WHERE j.withdrawn_by = $1 ON CONFLICT DO NOTHING`,
		[undoes, commandId],
	);
}
