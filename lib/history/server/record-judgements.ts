import "server-only";
import type { Tx } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { type CommandId, createId, type SubjectId } from "#lib/ids.ts";

export type Judgement = {
	readonly subjectId: SubjectId;
	/** The content it was made on; another head is a conflict. */
	readonly hash: Buffer;
	readonly reviewer: string;
	readonly aspect: "decision" | "answer" | "step" | "span" | "preference";
	readonly target: string;
	readonly value: unknown;
	readonly blind: boolean;
	readonly seconds: number | null;
};

/**
 * What people said, attached to the content they said it of. A reviewer's later word on the same target withdraws the earlier one.
 * @throws AppError conflict, with the ids of the subjects that have another content by now
 */
export async function recordJudgements(tx: Tx, commandId: CommandId, judgements: readonly Judgement[]): Promise<void> {
	if (judgements.length === 0) return;
	await assertHeads(tx, judgements);
	const columns = [
		judgements.map((judgement) => judgement.subjectId),
		judgements.map((judgement) => judgement.hash),
		judgements.map((judgement) => judgement.reviewer),
		judgements.map((judgement) => judgement.aspect),
		judgements.map((judgement) => judgement.target),
	];
	await tx.query(
		`UPDATE judgement j SET withdrawn_by = $6 FROM unnest($1::uuid[], $2::bytea[], $3::text[], $4::aspect[], $5::text[]) AS n (subject_id, hash, reviewer, aspect, target)
		 WHERE j.withdrawn_by IS NULL AND (j.subject_id, j.hash, j.reviewer, j.aspect, j.target) = (n.subject_id, n.hash, n.reviewer, n.aspect, n.target)`,
		[...columns, commandId],
	);
	await tx.query(
		`INSERT INTO judgement (id, subject_id, hash, reviewer, aspect, target, value, blind, seconds, command_id)
		 SELECT n.*, $10 FROM unnest($6::uuid[], $1::uuid[], $2::bytea[], $3::text[], $4::aspect[], $5::text[], $7::jsonb[], $8::boolean[], $9::real[]) AS n`,
		[
			...columns,
			judgements.map(() => createId()),
			judgements.map((judgement) => JSON.stringify(judgement.value)),
			judgements.map((judgement) => judgement.blind),
			judgements.map((judgement) => judgement.seconds),
			commandId,
		],
	);
}

async function assertHeads(tx: Tx, judgements: readonly Judgement[]): Promise<void> {
	const { rows } = await tx.query<{ id: SubjectId; hash: Buffer }>(
		"SELECT id, head_hash AS hash FROM subject WHERE id = ANY ($1::uuid[]) AND outcome <> 'removed' ORDER BY id FOR SHARE",
		[judgements.map((judgement) => judgement.subjectId)],
	);
	const heads = new Map(rows.map((row) => [row.id, row.hash]));
	const moved = judgements.filter((judgement) => !heads.get(judgement.subjectId)?.equals(judgement.hash)).map((judgement) => judgement.subjectId);
	if (moved.length === 0) return;
	throw new AppError("conflict", "It was changed by somebody else meanwhile. Look at its present state, then judge that.", { subjectIds: [...new Set(moved)] });
}
