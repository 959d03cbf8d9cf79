import "server-only";
import { database, type Tx } from "#lib/db/database.ts";
import type { SubjectId } from "#lib/ids.ts";

/**
 * Of each image the first number that no region of it ever had. Its present content tells, unless it was moved back to an earlier one: keys given
 * since then are not given again. Only contents that something else than an edit followed can have been left so.
 */
export async function findNextRegions(tx: Tx | null, ids: readonly SubjectId[]): Promise<ReadonlyMap<SubjectId, number>> {
	if (ids.length === 0) return new Map();
	const { rows } = await (tx ?? database().pool).query<{ id: SubjectId; next: number }>(
		`SELECT s.id, max((convert_from(c.body, 'UTF8')::jsonb ->> 'nextRegion')::int) AS next
		 FROM subject s JOIN change ch ON ch.subject_id = s.id JOIN content c ON c.hash = ch.hash
		   LEFT JOIN change after ON after.subject_id = ch.subject_id AND after.seq = ch.seq + 1 LEFT JOIN command k ON k.id = after.command_id
		 WHERE s.id = ANY ($1::uuid[]) AND s.kind = 'image' AND (k.id IS NULL OR k.kind <> 'edit-regions') GROUP BY s.id`,
		[ids],
	);
	return new Map(rows.map((row) => [row.id, row.next]));
}
