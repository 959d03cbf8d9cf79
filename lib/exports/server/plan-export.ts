import "server-only";
import { database, type Tx } from "#lib/db/database.ts";
import type { DatasetId } from "#lib/ids.ts";

export type ExportedSnapshot = { readonly datasetId: DatasetId; readonly number: number };

/** A connection on which `export_row` and `export_image` hold what leaves. They are its own and go with the plan. */
export type ExportPlan = { readonly snapshot: ExportedSnapshot; readonly connection: Tx; readonly rows: number; readonly images: number };

/**
 * Works out which rows and pictures a snapshot gives: accepted traces of accepted questions, neither stale, that end in the key, all as the
 * members were in that snapshot. A trace that ends elsewhere is kept for the pair it is the worse side of, and taught to nobody. Members of a published snapshot never change, so no transaction is held open while the plan is worked off.
 */
export async function planExport<Result>(snapshot: ExportedSnapshot, work: (plan: ExportPlan) => Promise<Result>): Promise<Result> {
	const connection = await database().pool.connect();
	let broken: Error | undefined;
	try {
		await connection.query(TABLES);
		const rows = await connection.query(FILL_ROWS, [snapshot.datasetId, snapshot.number]);
		const images = await connection.query(FILL_IMAGES, [snapshot.number]);
		await connection.query("ANALYZE export_row, export_image");
		return await work({ snapshot, connection, rows: rows.rowCount ?? 0, images: images.rowCount ?? 0 });
	} finally {
		await connection.query("DROP TABLE IF EXISTS pg_temp.export_row, pg_temp.export_image").catch((error: Error) => {
			broken = error;
		});
		connection.release(broken);
	}
}

const TABLES = `
	CREATE TEMP TABLE export_row (
		ordinal integer PRIMARY KEY, question_key text NOT NULL, question_hash bytea NOT NULL, trace_key text NOT NULL, trace_hash bytea NOT NULL,
		split split NOT NULL, image_id uuid NOT NULL);
	CREATE TEMP TABLE export_image (
		ordinal integer PRIMARY KEY, image_id uuid NOT NULL UNIQUE, key text NOT NULL, hash bytea NOT NULL, sha256 text NOT NULL, mime text NOT NULL,
		width integer NOT NULL, height integer NOT NULL, perceptual_hash text NOT NULL, licence jsonb NOT NULL, source jsonb NOT NULL,
		splits text[] NOT NULL, rows integer NOT NULL)`;

// Keys are ordered by their bytes, whatever the database's collation.
const FILL_ROWS = `
	INSERT INTO export_row
	SELECT row_number() OVER (ORDER BY q.key COLLATE "C", t.key COLLATE "C"), q.key, qm.hash, t.key, tm.hash, tm.split, q.parent_id
	FROM member tm
	JOIN subject t ON t.id = tm.subject_id AND t.kind = 'trace'
	JOIN subject q ON q.id = t.parent_id
	JOIN member qm ON qm.subject_id = q.id AND qm.v_from <= $2 AND (qm.v_to IS NULL OR qm.v_to > $2) AND qm.outcome = 'accepted' AND NOT qm.is_stale
	JOIN content tc ON tc.hash = tm.hash
	JOIN content qc ON qc.hash = qm.hash
	WHERE tm.dataset_id = $1 AND tm.v_from <= $2 AND (tm.v_to IS NULL OR tm.v_to > $2) AND tm.outcome = 'accepted' AND NOT tm.is_stale
		AND convert_from(tc.body, 'UTF8')::jsonb ->> 'answer' = convert_from(qc.body, 'UTF8')::jsonb ->> 'key'`;

const FILL_IMAGES = `
	INSERT INTO export_image
	SELECT row_number() OVER (ORDER BY body #>> '{pixels,sha256}' COLLATE "C", key COLLATE "C"), id, key, hash,
		body #>> '{pixels,sha256}', body #>> '{pixels,mime}', (body #>> '{pixels,width}')::integer, (body #>> '{pixels,height}')::integer,
		body #>> '{pixels,perceptualHash}', body -> 'licence', body -> 'source', splits, rows
	FROM (
		SELECT i.id, i.key, im.hash, convert_from(c.body, 'UTF8')::jsonb AS body, used.splits, used.rows
		FROM (SELECT image_id, array_agg(DISTINCT split::text ORDER BY split::text) AS splits, count(*) AS rows FROM export_row GROUP BY image_id) used
		JOIN subject i ON i.id = used.image_id
		JOIN member im ON im.subject_id = i.id AND im.v_from <= $1 AND (im.v_to IS NULL OR im.v_to > $1)
		JOIN content c ON c.hash = im.hash
		OFFSET 0
	) image`;
