import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { type Tx, withTransaction } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { canonicalBytes, sha256 } from "#lib/history/content.ts";
import { getSubject, type Subject } from "#lib/history/server/find-subjects.ts";
import { recordCommand } from "#lib/history/server/record-command.ts";
import { listServerNames, type ServerName } from "#lib/inference/server/list-server-names.ts";
import { enqueueJob } from "#lib/jobs/enqueue-job.ts";
import { questionContentSchema } from "#lib/questions/schema.ts";
import type { AskForCandidateInput, Candidate } from "#lib/synthesis/candidate-schema.ts";
import { makeCandidateJob } from "#lib/synthesis/jobs.ts";
import { rolesOfCandidate } from "#lib/synthesis/roles-of-candidate.ts";
import { getCandidate } from "#lib/synthesis/server/candidate-row.ts";
import { traceContentSchema } from "#lib/traces/schema.ts";

/**
 * Asks for a question or a trace to be made anew: command, candidate and job in one transaction. What this person asked for before and has not taken
 * counts as not wanted from now on.
 * @throws AppError conflict where it has another content than the one seen, or one is being made for this person already
 */
export async function askForCandidate(actor: Actor, input: AskForCandidateInput): Promise<Candidate> {
	authorize(actor, "question:edit");
	const servers = input.engine.kind === "server" ? await listServerNames(actor) : [];
	return withTransaction(async (tx) => {
		await ask(tx, actor, { ...input, servers });
		return (await getCandidate(tx, input.commandId)).candidate;
	});
}

type Asked = AskForCandidateInput & { readonly servers: readonly ServerName[] };

async function ask(tx: Tx, actor: Actor, { servers, ...input }: Asked): Promise<void> {
	const { commandId, datasetId, instruction } = input;
	const fingerprint = sha256(canonicalBytes(input));
	const recorded = await recordCommand(tx, { id: commandId, datasetId, actor: actor.id, kind: "ask-candidate", fingerprint });
	if (recorded.kind === "replayed") return;
	const subject = await holdSeen(tx, input);
	const server = input.engine.kind === "server" ? getFit(servers, input.engine.serverId, subject) : null;
	const attempt = await settleFormer(tx, actor, subject);
	const jobId = await enqueueJob(tx, makeCandidateJob, { id: commandId }, { actor: actor.id, datasetId });
	await tx.query(
		`INSERT INTO candidate (id, dataset_id, subject_id, base, actor, engine, seed, server_id, server, model, instruction, attempt, job_id)
		 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
		[
			commandId,
			datasetId,
			subject.id,
			subject.hash,
			actor.id,
			input.engine.kind,
			server ? null : attempt,
			server?.id ?? null,
			server?.name ?? null,
			server?.model ?? null,
			server ? instruction : "",
			attempt,
			jobId,
		],
	);
}

/** Held until the end of the transaction, so that two who ask at once get two attempts. */
async function holdSeen(tx: Tx, { datasetId, subject: { id, hash } }: AskForCandidateInput): Promise<Subject> {
	await tx.query("SELECT FROM subject WHERE id = $1 FOR NO KEY UPDATE", [id]);
	const subject = await getSubject(tx, id);
	const isThere = subject.datasetId === datasetId && subject.outcome !== "removed" && (subject.kind === "question" || subject.kind === "trace");
	if (!isThere) throw new AppError("not_found", `The dataset has no question and no trace ${id}.`);
	if (subject.hash.toString("hex") === hash) return subject;
	throw new AppError("conflict", "It was changed by somebody else meanwhile. Look at it as it is now, then ask again.", { subjectIds: [id] });
}

function getFit(servers: readonly ServerName[], id: string, subject: Subject): ServerName {
	const server = servers.find((one) => one.id === id);
	if (!server) throw new AppError("not_found", "That server is not there any more, or no probe has come through to it. Choose another engine.");
	const body: unknown = JSON.parse(subject.body.toString("utf8"));
	const roles = rolesOfCandidate(subject.kind === "question" ? questionContentSchema.parse(body) : traceContentSchema.parse(body));
	if (server.roles.some((role) => roles.some((one) => one === role))) return server;
	throw new AppError("invalid", `${server.name} is not there for this: it takes the role ${roles.join(" or ")}.`);
}

/** What came of earlier asking is kept beside the old one. Returns the number of this attempt. */
async function settleFormer(tx: Tx, actor: Actor, subject: Subject): Promise<number> {
	await tx.query("UPDATE candidate SET state = 'kept', settled_at = now() WHERE subject_id = $1 AND actor = $2 AND state IN ('ready', 'failed')", [
		subject.id,
		actor.id,
	]);
	const { rows } = await tx.query<{ attempts: number; isUnderWay: boolean }>(
		`SELECT coalesce(max(attempt), 0) AS attempts, coalesce(bool_or(actor = $2 AND state IN ('waiting', 'running')), false) AS "isUnderWay"
		 FROM candidate WHERE subject_id = $1`,
		[subject.id, actor.id],
	);
	const { attempts = 0, isUnderWay = false } = rows[0] ?? {};
	if (isUnderWay) throw new AppError("conflict", "One is being made for you already. Wait for it, or cancel it first.");
	return attempts + 1;
}
