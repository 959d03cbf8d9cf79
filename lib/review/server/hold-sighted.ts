import "server-only";
import type { Tx } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { findSubjects, type Subject } from "#lib/history/server/find-subjects.ts";
import type { DatasetId, SubjectId } from "#lib/ids.ts";
import type { Sighting } from "#lib/review/judgement-schema.ts";

type Seen = { readonly datasetId: DatasetId; readonly question: Sighting; readonly parts: readonly Sighting[] };

/**
 * The question and what of it a person saw, traces or pairs in their order, held until the transaction ends.
 * @throws AppError conflict, with the ids, where any has another content by now; not_found, or invalid where they do not belong together
 */
export async function holdSighted(tx: Tx, { datasetId, question, parts }: Seen): Promise<{ readonly question: Subject; readonly parts: readonly Subject[] }> {
	const sightings = [question, ...parts];
	const ids = sightings.map((sighting) => sighting.id);
	await tx.query("SELECT FROM subject WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE", [ids]);
	const found = await findSubjects(tx, ids);
	const [seenQuestion, ...seenParts] = ids.map((id) => getPresent(found, id));
	if (seenQuestion?.kind !== "question" || seenQuestion.datasetId !== datasetId) {
		throw new AppError("not_found", `The dataset has no question ${question.id}.`);
	}
	const stranger = seenParts.find((part) => part.parentId !== seenQuestion.id);
	if (stranger) throw new AppError("invalid", `${stranger.id} is no part of the question ${question.id}.`);
	const moved = sightings.filter((sighting) => found.get(sighting.id)?.hash.toString("hex") !== sighting.hash);
	if (moved.length === 0) return { question: seenQuestion, parts: seenParts };
	throw new AppError("conflict", "It was changed by somebody else before this reached the studio.", { subjectIds: moved.map((sighting) => sighting.id) });
}

function getPresent(found: ReadonlyMap<SubjectId, Subject>, id: SubjectId): Subject {
	const subject = found.get(id);
	if (!subject || subject.outcome === "removed") throw new AppError("not_found", `There is no question, trace or pair ${id} any more.`);
	return subject;
}
