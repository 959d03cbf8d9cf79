import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { database, type Tx } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import type { CommandId, DatasetId, ServerId, SubjectId } from "#lib/ids.ts";
import { type Candidate, candidateSchema } from "#lib/synthesis/candidate-schema.ts";

type Row = {
	readonly id: CommandId;
	readonly datasetId: DatasetId;
	readonly actor: string;
	readonly subjectId: SubjectId;
	readonly subjectKind: "question" | "trace";
	readonly questionId: SubjectId;
	readonly base: string;
	readonly baseBody: Buffer;
	readonly engine: "rules" | "server";
	readonly seed: number;
	readonly serverId: ServerId;
	readonly server: string;
	readonly model: string;
	readonly instruction: string;
	readonly attempt: number;
	readonly state: Candidate["state"];
	readonly hash: string | null;
	readonly body: Buffer | null;
	readonly checks: unknown;
	readonly failure: string | null;
};

/** One that was taken, and the taking of which was undone, is kept. */
const SELECT_CANDIDATES = `
	SELECT a.id, a.dataset_id AS "datasetId", a.actor, s.id AS "subjectId", s.kind AS "subjectKind",
	  CASE s.kind WHEN 'question' THEN s.id ELSE s.parent_id END AS "questionId", encode(a.base, 'hex') AS base, b.body AS "baseBody",
	  a.engine, a.seed, a.server_id AS "serverId", a.server, a.model, a.instruction, a.attempt,
	  CASE WHEN a.state = 'taken' AND NOT is_in_force(a.taken_by) THEN 'kept' ELSE a.state END AS state,
	  encode(a.hash, 'hex') AS hash, c.body, a.checks, a.failure
	FROM candidate a JOIN subject s ON s.id = a.subject_id JOIN content b ON b.hash = a.base LEFT JOIN content c ON c.hash = a.hash`;

export type OwnedCandidate = { readonly actor: string; readonly candidate: Candidate };

/** Those of the ids that there are. */
export async function findCandidates(tx: Tx | null, ids: readonly string[]): Promise<readonly OwnedCandidate[]> {
	const { rows } = await (tx ?? database().pool).query<Row>(`${SELECT_CANDIDATES} WHERE a.id = ANY ($1::uuid[])`, [ids]);
	return rows.map((row) => ({ actor: row.actor, candidate: toCandidate(row) }));
}

/** @throws AppError not_found */
export async function getCandidate(tx: Tx | null, id: CommandId): Promise<OwnedCandidate> {
	const [found] = await findCandidates(tx, [id]);
	if (!found) throw new AppError("not_found", `There is no candidate ${id}.`);
	return found;
}

/** A person's that are under way or wait for a word, in the order of asking. */
export async function listOpenCandidates(actor: Actor): Promise<readonly Candidate[]> {
	const { rows } = await database().pool.query<Row>(
		`${SELECT_CANDIDATES} WHERE a.actor = $1 AND a.state IN ('waiting', 'running', 'ready', 'failed') AND s.outcome <> 'removed' ORDER BY a.id LIMIT ${OPEN_MAX}`,
		[actor.id],
	);
	return rows.map(toCandidate);
}

const OPEN_MAX = 100;

function toCandidate(row: Row): Candidate {
	const { id, datasetId, questionId, instruction, attempt, state, failure } = row;
	return candidateSchema.parse({
		id,
		datasetId,
		subject: { id: row.subjectId, kind: row.subjectKind },
		questionId,
		base: { hash: row.base, content: JSON.parse(row.baseBody.toString("utf8")) },
		engine: row.engine === "rules" ? { kind: "rules", seed: row.seed } : { kind: "server", serverId: row.serverId, name: row.server, model: row.model },
		instruction,
		attempt,
		state,
		made: row.hash && row.body ? { hash: row.hash, content: JSON.parse(row.body.toString("utf8")), checks: row.checks } : null,
		failure,
	});
}
