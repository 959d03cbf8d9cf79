import "server-only";
import { database, withTransaction } from "#lib/db/database.ts";
import { writeContents } from "#lib/history/server/write-contents.ts";
import type { JobContext } from "#lib/jobs/define-job.ts";
import { findParents } from "#lib/questions/server/find-parents.ts";
import { toQuestionContent } from "#lib/questions/to-question-content.ts";
import type { Candidate, CandidateCheck, CandidateContent, CandidateTarget } from "#lib/synthesis/candidate-schema.ts";
import { checkQuestionCandidate } from "#lib/synthesis/check-question-candidate.ts";
import { checkTraceCandidate } from "#lib/synthesis/check-trace-candidate.ts";
import { getCandidate } from "#lib/synthesis/server/candidate-row.ts";
import { createCandidateTextWriter } from "#lib/synthesis/server/candidate-text-writer.ts";
import { type CandidateWorld, loadCandidateWorld } from "#lib/synthesis/server/load-candidate-world.ts";
import type { MadeCandidate } from "#lib/synthesis/server/made-candidate.ts";
import { makeByRules } from "#lib/synthesis/server/make-by-rules.ts";
import { makeByServer } from "#lib/synthesis/server/make-by-server.ts";
import { toTraceContent } from "#lib/traces/to-trace-content.ts";

type Context = Pick<JobContext, "signal"> & { readonly answerMsMax?: number };

/** Longer than this nobody waits for an answer. */
const ANSWER_MS_MAX = 120_000;

/**
 * Makes what was asked for, and stores it beside what stands. Run again after a lost worker it comes to the same: replies are paid once. What was
 * cancelled or is there already stays as it is.
 */
export async function makeCandidate(
	{ id }: CandidateTarget,
	{ signal, answerMsMax = ANSWER_MS_MAX }: Context,
): Promise<{ readonly state: Candidate["state"] }> {
	await database().pool.query("UPDATE candidate SET state = 'running' WHERE id = $1 AND state = 'waiting'", [id]);
	const { candidate } = await getCandidate(null, id);
	if (candidate.state !== "running") return { state: candidate.state };
	const world = await loadCandidateWorld(candidate);
	const made = await make(world, { signal, answerMsMax });
	signal.throwIfAborted();
	if (made.kind === "failed") await writeFailure(candidate, made.says);
	else await writeMade(world, made);
	return { state: (await getCandidate(null, id)).candidate.state };
}

async function make(world: CandidateWorld, { signal, answerMsMax }: Required<Context>): Promise<MadeCandidate> {
	const { id, engine } = world.candidate;
	if (engine.kind === "rules") return makeByRules(world);
	const text = createCandidateTextWriter(id);
	try {
		return await makeByServer(world, { ...engine, signal, answerMsMax, onText: text.add, onTry: text.clear });
	} finally {
		await text.end();
	}
}

async function writeFailure({ id }: Candidate, says: string): Promise<void> {
	await withTransaction(async (tx) => {
		await tx.query("UPDATE candidate SET state = 'failed', failure = $2, ended_at = now() WHERE id = $1 AND state = 'running'", [id, says]);
		await tx.query("DELETE FROM candidate_text WHERE candidate_id = $1", [id]);
	});
}

async function writeMade(world: CandidateWorld, { content, generation }: MadeCandidate & { kind: "made" }): Promise<void> {
	const { id } = world.candidate;
	const stored = content.kind === "question" ? toQuestionContent(content) : toTraceContent(content, world.question);
	const checks = await check(world, content);
	await withTransaction(async (tx) => {
		await writeContents(tx, [stored]);
		await tx.query("UPDATE candidate SET state = 'ready', hash = $2, generation = $3, checks = $4, ended_at = now() WHERE id = $1 AND state = 'running'", [
			id,
			stored.hash,
			generation && Buffer.from(generation, "hex"),
			JSON.stringify(checks),
		]);
		await tx.query("DELETE FROM candidate_text WHERE candidate_id = $1", [id]);
	});
}

async function check({ question, image, trace, standing }: CandidateWorld, content: CandidateContent): Promise<CandidateCheck[]> {
	if (content.kind === "trace") return checkTraceCandidate({ trace: content, former: trace?.content ?? content, question });
	const parents = (await findParents(null, [content])).get(content) ?? [];
	return checkQuestionCandidate({ question: content, former: question, image, parents, standing });
}
