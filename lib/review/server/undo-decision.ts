import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { type Tx, withTransaction } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { canonicalBytes, sha256 } from "#lib/history/content.ts";
import { HAS_MOVED_ON } from "#lib/history/server/has-moved-on.ts";
import { lockDataset } from "#lib/history/server/lock-dataset.ts";
import { undoCommand } from "#lib/history/server/undo-command.ts";
import type { CommandId, SubjectId } from "#lib/ids.ts";
import type { UndoAct } from "#lib/review/act-schema.ts";

/** The acts of the review screen, which `Z` there takes back; it never reaches an import or a run. */
const REVIEW_KINDS = ["decide", "edit", "take", "edit-regions", "judge"];

/** `isOfImage`: what was taken back had changed the image; the question is the one that was on screen then. */
export type UndoneDecision = { readonly kind: "recorded" | "replayed"; readonly questionId: SubjectId | null; readonly isOfImage: boolean };

/**
 * Takes back a decision, edit or judgement of mine: the named one, or my last that is not undone yet. All of it or nothing.
 * @throws AppError conflict, with the ids, where others have changed any of it since; not_found where there is nothing of mine to undo
 */
export async function undoDecision(actor: Actor, act: UndoAct): Promise<UndoneDecision> {
	authorize(actor, "question:decide");
	return withTransaction((tx) => undo(tx, actor, act));
}

async function undo(tx: Tx, actor: Actor, act: UndoAct): Promise<UndoneDecision> {
	await lockDataset(tx, act.datasetId);
	// A second sender of the same id waits here for the first one.
	await tx.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 11))", [act.commandId]);
	const before = await tx.query<{ undoes: CommandId | null }>("SELECT undoes FROM command WHERE id = $1", [act.commandId]);
	const replayed = before.rows[0]?.undoes;
	const undoes = replayed ?? (await getUndoable(tx, actor, act));
	const command = { id: act.commandId, datasetId: act.datasetId, actor: actor.id, kind: "undo", fingerprint: sha256(canonicalBytes(act)) };
	const { questionId, isOfImage } = await findQuestion(tx, undoes);
	if (!replayed) await assertUnmoved(tx, undoes, questionId);
	await undoCommand(tx, { undoes, command });
	return { kind: replayed ? "replayed" : "recorded", questionId, isOfImage };
}

async function getUndoable(tx: Tx, actor: Actor, { datasetId, undoes }: UndoAct): Promise<CommandId> {
	const { rows } = await tx.query<{ id: CommandId; undone: boolean }>(
		`SELECT c.id, EXISTS (SELECT FROM command u WHERE u.undoes = c.id) AS undone FROM command c
		 WHERE c.dataset_id = $1 AND c.actor = $2 AND c.kind = ANY ($3)
		   AND ${undoes ? "c.id = $4" : "NOT EXISTS (SELECT FROM command u WHERE u.undoes = c.id)"}
		 ORDER BY c.at DESC, c.id DESC LIMIT 1`,
		[datasetId, actor.id, REVIEW_KINDS, ...(undoes ? [undoes] : [])],
	);
	const found = rows[0];
	if (!found)
		throw new AppError("not_found", undoes ? "That decision never reached the studio, so there is nothing to undo." : "You have nothing to undo here.");
	if (found.undone) throw new AppError("conflict", "That was undone already.");
	return found.id;
}

/** Holds what the command changed or judged, and refuses where any of it has moved on. */
async function assertUnmoved(tx: Tx, commandId: CommandId, questionId: SubjectId | null): Promise<void> {
	const changed = await tx.query<{ id: SubjectId; moved: boolean }>(
		`SELECT s.id, ${HAS_MOVED_ON} AS moved FROM change c JOIN subject s ON s.id = c.subject_id WHERE c.command_id = $1 ORDER BY s.id FOR UPDATE OF s`,
		[commandId],
	);
	// What was said of a content without changing it is taken back only while that content is there to look at.
	const judged = await tx.query<{ id: SubjectId; moved: boolean }>(
		`SELECT s.id, s.head_hash <> j.hash AS moved FROM judgement j JOIN command k ON k.id = j.command_id JOIN subject s ON s.id = j.subject_id
		 WHERE j.command_id = $1 AND k.kind = 'judge' ORDER BY s.id FOR UPDATE OF s`,
		[commandId],
	);
	const subjectIds = [...changed.rows, ...judged.rows].filter((row) => row.moved).map((row) => row.id);
	if (subjectIds.length === 0) return;
	throw new AppError("conflict", "Nothing was undone: somebody else has changed it since.", { subjectIds, questionId });
}

async function findQuestion(tx: Tx, commandId: CommandId): Promise<Pick<UndoneDecision, "questionId" | "isOfImage">> {
	const { rows } = await tx.query<{ questionId: SubjectId; isOfImage: boolean }>(
		`SELECT CASE s.kind WHEN 'question' THEN s.id ELSE s.parent_id END AS "questionId", false AS "isOfImage"
		   FROM change c JOIN subject s ON s.id = c.subject_id WHERE c.command_id = $1 AND s.kind IN ('question', 'trace')
		 UNION ALL SELECT (answer ->> 'questionId')::uuid, true FROM command WHERE id = $1 AND kind = 'edit-regions'
		 UNION ALL SELECT CASE s.kind WHEN 'question' THEN s.id ELSE s.parent_id END, false
		   FROM judgement j JOIN command k ON k.id = j.command_id JOIN subject s ON s.id = j.subject_id WHERE k.id = $1 AND k.kind = 'judge'`,
		[commandId],
	);
	return rows[0] ?? { questionId: null, isOfImage: false };
}
