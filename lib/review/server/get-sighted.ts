import "server-only";
import type { Tx } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import type { Subject } from "#lib/history/server/find-subjects.ts";
import type { DatasetId } from "#lib/ids.ts";
import type { Sighting } from "#lib/review/judgement-schema.ts";
import { holdSighted } from "#lib/review/server/hold-sighted.ts";

type Seen = { readonly datasetId: DatasetId; readonly question: Sighting; readonly trace: Sighting | null };

/**
 * The question and the trace that a person saw, held until the transaction ends.
 * @throws AppError conflict, with the ids, where either has another content by now; not_found, or invalid where they do not belong together
 */
export async function getSighted(tx: Tx, { datasetId, question, trace }: Seen): Promise<{ readonly question: Subject; readonly trace: Subject | null }> {
	const seen = await holdSighted(tx, { datasetId, question, parts: trace ? [trace] : [] });
	const [seenTrace = null] = seen.parts;
	if (seenTrace && seenTrace.kind !== "trace") throw new AppError("invalid", `${seenTrace.id} is no trace of the question ${question.id}.`);
	return { question: seen.question, trace: seenTrace };
}
