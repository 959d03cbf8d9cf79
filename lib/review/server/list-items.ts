import "server-only";
import { z } from "zod";
import { type Actor, COMMAND_LINE } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { database } from "#lib/db/database.ts";
import { outcomeSchema, splitSchema } from "#lib/history/schema.ts";
import { countFacets } from "#lib/history/server/count-facets.ts";
import { type SubjectId, subjectIdSchema } from "#lib/ids.ts";
import { OPTION_LETTERS, questionContentSchema } from "#lib/questions/schema.ts";
import { fromItemCursor, toItemCursor } from "#lib/review/item-cursor.ts";
import type { ItemPage, ListedItem, ListItemsInput } from "#lib/review/schema.ts";
import { itemFilterSql } from "#lib/review/server/item-filter-sql.ts";
import { tallyItems } from "#lib/review/tally-items.ts";

/**
 * A page of the dataset's items, newest first, with the cursors of its neighbours.
 * @throws AppError invalid for a cursor that was not given out
 */
export async function listItems(actor: Actor, input: ListItemsInput): Promise<ItemPage> {
	authorize(actor, "dataset:read");
	const cursor = input.cursor === null ? null : fromItemCursor(input.cursor);
	const direction = cursor?.direction ?? "older";
	const rows = await readRows(input, direction, cursor?.id ?? null);
	const hasMore = rows.length > input.limit;
	// Going back past the first page would show a piece of it: show it whole.
	if (direction === "newer" && !hasMore) return listItems(actor, { ...input, cursor: null });

	const shown = rows.slice(0, input.limit);
	if (direction === "newer") shown.reverse();
	const [first, last] = [shown.at(0), shown.at(-1)];
	return {
		items: await toListedItems(shown),
		newer: first && cursor ? toItemCursor({ direction: "newer", id: first.id }) : null,
		older: last && (hasMore || direction === "newer") ? toItemCursor({ direction: "older", id: last.id }) : null,
	};
}

const rowSchema = z.object({
	id: subjectIdSchema,
	parent_id: subjectIdSchema,
	head_seq: z.number(),
	outcome: outcomeSchema,
	is_stale: z.boolean(),
	split: splitSchema,
	body: z.instanceof(Buffer).transform((body) => questionContentSchema.parse(JSON.parse(body.toString("utf8")))),
	actor: z.string(),
	at: z.date(),
});
type Row = z.infer<typeof rowSchema>;

async function readRows(input: ListItemsInput, direction: "older" | "newer", fromId: SubjectId | null): Promise<Row[]> {
	const isNarrowed = input.label === null && input.state.length + input.stage.length + input.type.length > 0;
	const cells = isNarrowed ? tallyItems(await countFacets(null, input.dataset, "cube"), input).cells : [];
	const scan = itemFilterSql({ datasetId: input.dataset, filters: input, cells, direction, fromId, limit: input.limit + 1 });
	const { rows } = await database().pool.query(
		`WITH page AS MATERIALIZED (${scan.text})
		SELECT s.id, s.parent_id, s.head_seq, s.outcome, m.is_stale, m.split, c.body, coalesce(p.name, k.actor) AS actor, k.at
		FROM page JOIN subject s USING (id)
		JOIN member m ON m.subject_id = s.id AND m.v_to IS NULL
		JOIN content c ON c.hash = s.head_hash
		JOIN change h ON h.subject_id = s.id AND h.seq = s.head_seq
		JOIN command k ON k.id = h.command_id
		LEFT JOIN person p ON p.id = k.actor
		ORDER BY s.id ${direction === "older" ? "DESC" : "ASC"}`,
		[...scan.values],
	);
	return z.array(rowSchema).parse(rows);
}

async function toListedItems(rows: readonly Row[]): Promise<ListedItem[]> {
	const pixels = await findPixels([...new Set(rows.map((row) => row.parent_id))]);
	return rows.map((row) => ({
		id: row.id,
		seq: row.head_seq,
		outcome: row.outcome,
		isStale: row.is_stale,
		split: row.split,
		stage: row.body.stage,
		type: row.body.type,
		stem: row.body.stem,
		key: row.body.key,
		answer: row.body.options[OPTION_LETTERS.indexOf(row.body.key)] ?? "",
		imageId: row.parent_id,
		pixelsSha256: pixels.get(row.parent_id) ?? "",
		by: row.actor === COMMAND_LINE.id ? COMMAND_LINE.name : row.actor,
		at: row.at.toISOString(),
	}));
}

/** Only the address of the pixels leaves the database: an image's regions may fill a megabyte. */
async function findPixels(imageIds: readonly SubjectId[]): Promise<ReadonlyMap<SubjectId, string>> {
	const { rows } = await database().pool.query<{ id: SubjectId; sha256: string }>(
		`SELECT s.id, convert_from(c.body, 'UTF8')::jsonb #>> '{pixels,sha256}' AS sha256 FROM subject s JOIN content c ON c.hash = s.head_hash WHERE s.id = ANY ($1)`,
		[imageIds],
	);
	return new Map(rows.map((row) => [row.id, row.sha256]));
}
