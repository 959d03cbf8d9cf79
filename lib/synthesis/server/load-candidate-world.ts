import "server-only";
import { database } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { HIDDEN_STAGE } from "#lib/history/schema.ts";
import { findSubjectsByKeys, getSubject } from "#lib/history/server/find-subjects.ts";
import type { SubjectId } from "#lib/ids.ts";
import { type ImageContent, imageContentSchema } from "#lib/images/schema.ts";
import { type QuestionContent, questionContentSchema } from "#lib/questions/schema.ts";
import type { Candidate } from "#lib/synthesis/candidate-schema.ts";
import { type TraceContent, traceContentSchema } from "#lib/traces/schema.ts";

/** All that a question or trace is made anew from. */
export type CandidateWorld = {
	readonly candidate: Candidate;
	readonly image: ImageContent;
	readonly question: QuestionContent;
	readonly questionKey: string;
	/** Of a trace: itself, and of an expanded one the simple trace that it goes on from. */
	readonly trace: { readonly content: TraceContent; readonly simple: { readonly key: string; readonly content: TraceContent } | null } | null;
	/** The image's other questions, those that were rejected left out. */
	readonly standing: readonly QuestionContent[];
};

/** @throws AppError not_found where the image or the question is gone */
export async function loadCandidateWorld(candidate: Candidate): Promise<CandidateWorld> {
	const { base, questionId } = candidate;
	const subject = await getSubject(null, questionId);
	if (!subject.parentId) throw new AppError("internal", `The question ${questionId} has no image.`);
	const image = await getSubject(null, subject.parentId);
	const isTrace = base.content.kind === "trace";
	return {
		candidate,
		image: imageContentSchema.parse(bodyOf(image)),
		question: isTrace ? questionContentSchema.parse(bodyOf(subject)) : questionContentSchema.parse(base.content),
		questionKey: subject.key,
		trace: base.content.kind === "trace" ? { content: base.content, simple: await findSimple(candidate, base.content) } : null,
		standing: isTrace ? [] : await listStanding(image.id, questionId),
	};
}

async function findSimple({ datasetId }: Candidate, { restsOn }: TraceContent): Promise<NonNullable<CandidateWorld["trace"]>["simple"]> {
	const keys = restsOn.flatMap(({ role, kind, key }) => (role === "continues" && kind === "trace" ? [key] : []));
	const [found] = (await findSubjectsByKeys(null, { datasetId, kind: "trace", keys })).values();
	return found && found.outcome !== "removed" ? { key: found.key, content: traceContentSchema.parse(bodyOf(found)) } : null;
}

async function listStanding(imageId: SubjectId, except: SubjectId): Promise<readonly QuestionContent[]> {
	const { rows } = await database().pool.query<{ body: Buffer }>(
		`SELECT c.body FROM subject s JOIN content c ON c.hash = s.head_hash
		 WHERE s.parent_id = $1 AND s.kind = 'question' AND s.id <> $2 AND s.outcome NOT IN ('removed', 'rejected') AND s.stage <> '${HIDDEN_STAGE}' ORDER BY s.id`,
		[imageId, except],
	);
	return rows.flatMap((row) => questionContentSchema.safeParse(bodyOf(row)).data ?? []);
}

function bodyOf({ body }: { readonly body: Buffer }): unknown {
	return JSON.parse(body.toString("utf8"));
}
