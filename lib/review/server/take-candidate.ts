import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { type Tx, withTransaction } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { canonicalBytes, sha256 } from "#lib/history/content.ts";
import { findContents } from "#lib/history/server/find-contents.ts";
import { putSubjects } from "#lib/history/server/put-subjects.ts";
import { recordCommand } from "#lib/history/server/record-command.ts";
import type { TakeAct } from "#lib/review/act-schema.ts";
import { holdSighted } from "#lib/review/server/hold-sighted.ts";

/**
 * A question or trace made anew takes the place of the one that stands: a new content, which nobody has decided on yet. What rests on it becomes stale.
 * @throws AppError conflict, with the ids, where what it is to replace has another content by now; the candidate stays as it is
 */
export async function takeCandidate(actor: Actor, act: TakeAct): Promise<"recorded" | "replayed"> {
	authorize(actor, "question:edit");
	return withTransaction((tx) => take(tx, actor, act));
}

async function take(tx: Tx, actor: Actor, act: TakeAct): Promise<"recorded" | "replayed"> {
	const command = { id: act.commandId, datasetId: act.datasetId };
	const answer = await findMaker(tx, act);
	const recorded = await recordCommand(tx, { ...command, actor: actor.id, kind: "take", fingerprint: sha256(canonicalBytes(act)), answer });
	if (recorded.kind === "replayed") return "replayed";
	const { question, parts } = await holdSighted(tx, { datasetId: act.datasetId, question: act.question, parts: act.trace ? [act.trace] : [] });
	const [subject = question] = parts;
	const candidate = await holdCandidate(tx, act);
	if (candidate.subjectId !== subject.id) throw new AppError("invalid", "That was made for something else.");
	if (!candidate.base.equals(subject.hash)) {
		throw new AppError("conflict", `The ${subject.kind} was changed after this was asked for. Ask for another one.`, { subjectIds: [subject.id] });
	}
	const content = candidate.hash && (await findContents(tx, [candidate.hash])).get(candidate.hash.toString("hex"));
	if (!content) throw new AppError("invalid", "There is nothing yet that could be taken.");
	await putSubjects(tx, command, [{ ...subject, expectedSeq: subject.seq, content, outcome: "undecided" }]);
	await tx.query("UPDATE candidate SET state = 'taken', taken_by = $2, settled_at = now() WHERE id = $1", [act.candidate, act.commandId]);
	return "recorded";
}

/** What the history tells of its making. */
async function findMaker(tx: Tx, { candidate }: TakeAct): Promise<unknown> {
	const { rows } = await tx.query<{ engine: string; seed: number | null; server: string | null; model: string | null }>(
		"SELECT engine, seed, server, model FROM candidate WHERE id = $1",
		[candidate],
	);
	const { engine, seed, server, model } = rows[0] ?? {};
	return engine === "rules" ? { engine, seed } : { engine, server, model };
}

type HeldCandidate = { readonly subjectId: string; readonly base: Buffer; readonly hash: Buffer | null };

async function holdCandidate(tx: Tx, { candidate, datasetId }: TakeAct): Promise<HeldCandidate> {
	const { rows } = await tx.query<HeldCandidate>('SELECT subject_id AS "subjectId", base, hash FROM candidate WHERE id = $1 AND dataset_id = $2 FOR UPDATE', [
		candidate,
		datasetId,
	]);
	const [held] = rows;
	if (!held) throw new AppError("not_found", `The dataset has no candidate ${candidate}.`);
	return held;
}
