import "server-only";
import type { Tx } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { findSubjects, type Subject } from "#lib/history/server/find-subjects.ts";
import type { DatasetId, SubjectId } from "#lib/ids.ts";
import type { Sighting } from "#lib/review/schema.ts";

type Seen = { readonly datasetId: DatasetId; readonly question: Sighting; readonly trace: Sighting | null };

/**
 * The question and the trace that a person saw, held until the transaction ends.
 * @throws AppError conflict, with the ids, where either has another content by now; not_found, or invalid where they do not belong together
 */
export async function getSighted(tx: Tx, { datasetId, question, trace }: Seen): Promise<{ readonly question: Subject; readonly trace: Subject | null }> {
	const sightings = trace ? [question, trace] : [question];
	await tx.query("SELECT FROM subject WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE", [sightings.map((sighting) => sighting.id)]);
	const found = await findSubjects(
		tx,
		sightings.map((sighting) => sighting.id),
	);
	const [seenQuestion, seenTrace = null] = sightings.map((sighting) => getPresent(found, sighting.id));
	if (seenQuestion?.kind !== "question" || seenQuestion.datasetId !== datasetId) {
		throw new AppError("not_found", `The dataset has no question ${question.id}.`);
	}
	if (seenTrace && (seenTrace.kind !== "trace" || seenTrace.parentId !== seenQuestion.id)) {
		throw new AppError("invalid", `${seenTrace.id} is no trace of the question ${question.id}.`);
	}
	const moved = sightings.filter((sighting) => found.get(sighting.id)?.hash.toString("hex") !== sighting.hash);
	if (moved.length === 0) return { question: seenQuestion, trace: seenTrace };
	throw new AppError("conflict", "It was changed by somebody else before this reached the studio.", { subjectIds: moved.map((sighting) => sighting.id) });
}

function getPresent(found: ReadonlyMap<SubjectId, Subject>, id: SubjectId): Subject {
	const subject = found.get(id);
	if (!subject || subject.outcome === "removed") throw new AppError("not_found", `There is no question or trace ${id} any more.`);
	return subject;
}
