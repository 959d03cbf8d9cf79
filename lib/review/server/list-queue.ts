import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { database } from "#lib/db/database.ts";
import { HIDDEN_STAGE } from "#lib/history/schema.ts";
import type { SubjectId } from "#lib/ids.ts";
import type { QueueInput, QueuePage } from "#lib/review/schema.ts";
import { countProgress } from "#lib/review/server/count-progress.ts";
import { loadItemViews } from "#lib/review/server/load-item-views.ts";

/** A page of the questions that wait for a decision, those of one image in a row, from a place in the queue on. */
export async function listQueue(actor: Actor, input: QueueInput): Promise<QueuePage> {
	authorize(actor, "dataset:read");
	const [places, progress] = await Promise.all([listPlaces(input), countProgress(actor, input.dataset)]);
	const page = places.slice(0, input.limit);
	const last = places.length > page.length ? page.at(-1) : undefined;
	const { items, images } = await loadItemViews(
		actor,
		page.map((place) => place.id),
	);
	return { items: [...items], images: [...images], next: last ? `${last.parent_id}_${last.id}` : null, progress };
}

/** One more than the page holds, to know whether another follows. Walks the index `question_queue`. */
async function listPlaces({ dataset, outcome, type, after, limit }: QueueInput): Promise<readonly { readonly id: SubjectId; readonly parent_id: string }[]> {
	const [image = null, question = null] = after?.split("_") ?? [];
	const { rows } = await database().pool.query<{ id: SubjectId; parent_id: string }>(
		`SELECT id, parent_id FROM subject WHERE dataset_id = $1 AND outcome = $2 AND kind = 'question' AND stage <> '${HIDDEN_STAGE}'
		   ${after ? "AND (parent_id, id) > ($4::uuid, $5::uuid)" : ""} ${type ? `AND type = $${after ? 6 : 4}` : ""}
		 ORDER BY parent_id, id LIMIT $3`,
		[dataset, outcome, limit + 1, ...(after ? [image, question] : []), ...(type ? [type] : [])],
	);
	return rows;
}
