import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { withTransaction } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import type { JobId } from "#lib/ids.ts";
import { withdrawJob } from "#lib/jobs/withdraw-job.ts";
import type { Candidate, CandidateTarget } from "#lib/synthesis/candidate-schema.ts";
import { getCandidate } from "#lib/synthesis/server/candidate-row.ts";

/**
 * The one that stands is kept: the candidate stays beside it, for pairs. One that is still being made is cancelled. What is settled stays as it is.
 * @throws AppError forbidden where somebody else asked for it
 */
export async function keepFormer(actor: Actor, { id }: CandidateTarget): Promise<Candidate> {
	authorize(actor, "question:edit");
	return withTransaction(async (tx) => {
		const found = await tx.query<{ jobId: JobId; state: Candidate["state"] }>('SELECT job_id AS "jobId", state FROM candidate WHERE id = $1 FOR UPDATE', [id]);
		const { actor: owner } = await getCandidate(tx, id);
		if (owner !== actor.id) throw new AppError("forbidden", "Somebody else asked for this one: it is theirs to keep or take.");
		const [row] = found.rows;
		if (row && row.state !== "taken" && row.state !== "kept") {
			await tx.query("UPDATE candidate SET state = 'kept', settled_at = now() WHERE id = $1", [id]);
			await tx.query("DELETE FROM candidate_text WHERE candidate_id = $1", [id]);
			if (row.state === "waiting" || row.state === "running") await withdrawJob(tx, row.jobId);
		}
		return (await getCandidate(tx, id)).candidate;
	});
}
