import "server-only";
import type { Tx } from "#lib/db/database.ts";
import { partHash, partsOf } from "#lib/history/part-hash.ts";
import type { SubjectId } from "#lib/ids.ts";

const MAX_DEPTH = 4;

/**
 * Makes the stale rows of these causes what they should be (rule 6): one for everything that rests, directly or through others, on a part
 * whose hash is not the pinned one, on a parent that was rejected, or on what has left the dataset. Returns the subjects that gained or lost a cause.
 */
export async function refreshStale(tx: Tx, causes: readonly SubjectId[]): Promise<readonly SubjectId[]> {
	const ids = [...new Set(causes)];
	if (ids.length === 0) return [];
	const { rows: parts } = await tx.query<{ id: SubjectId; part: string }>(
		"SELECT DISTINCT on_id AS id, on_part AS part FROM link WHERE on_id = ANY ($1::uuid[])",
		[ids],
	);
	const present = await hashParts(tx, parts);
	const { rows } = await tx.query<{ id: SubjectId }>(
		`WITH RECURSIVE present (id, part, hash) AS (SELECT * FROM unnest($2::uuid[], $3::text[], $4::bytea[])),
		 direct AS (
		   SELECT l.subject_id, l.on_id AS cause_id, l.on_part AS cause_part
		   FROM present p JOIN link l ON l.on_id = p.id AND l.on_part = p.part WHERE l.on_hash <> p.hash
		   UNION
		   SELECT l.subject_id, l.on_id, s.outcome::text FROM link l JOIN subject s ON s.id = l.on_id
		   WHERE l.on_id = ANY ($1::uuid[]) AND (s.outcome = 'removed' OR l.role = 'parent' AND s.outcome = 'rejected')
		 ),
		 reached AS (
		   SELECT d.*, 1 AS depth FROM direct d
		   UNION
		   SELECT l.subject_id, r.cause_id, r.cause_part, r.depth + 1 FROM reached r JOIN link l ON l.on_id = r.subject_id WHERE r.depth < ${MAX_DEPTH}
		 ),
		 wanted AS (SELECT DISTINCT subject_id, cause_id, cause_part FROM reached),
		 gone AS (
		   DELETE FROM stale s WHERE s.cause_id = ANY ($1::uuid[])
		     AND NOT EXISTS (SELECT FROM wanted w WHERE (w.subject_id, w.cause_id, w.cause_part) = (s.subject_id, s.cause_id, s.cause_part))
		   RETURNING s.subject_id
		 ),
		 come AS (INSERT INTO stale SELECT * FROM wanted ON CONFLICT DO NOTHING RETURNING subject_id)
		 SELECT subject_id AS id FROM gone UNION SELECT subject_id FROM come`,
		[ids, present.map((row) => row.id), present.map((row) => row.part), present.map((row) => row.hash)],
	);
	return rows.map((row) => row.id);
}

type PartHash = { readonly id: SubjectId; readonly part: string; readonly hash: Buffer };

async function hashParts(tx: Tx, parts: readonly { readonly id: SubjectId; readonly part: string }[]): Promise<readonly PartHash[]> {
	const ids = [...new Set(parts.map((row) => row.id))];
	if (ids.length === 0) return [];
	const withParts = [...new Set(parts.filter((row) => row.part !== "").map((row) => row.id))];
	const { rows } = await tx.query<{ id: SubjectId; hash: Buffer; body: Buffer | null }>(
		`SELECT s.id, s.head_hash AS hash, CASE WHEN s.id = ANY ($2::uuid[]) THEN c.body END AS body
		 FROM subject s JOIN content c ON c.hash = s.head_hash WHERE s.id = ANY ($1::uuid[])`,
		[ids, withParts],
	);
	const heads = new Map(rows.map((row) => [row.id, { hash: row.hash, parts: row.body && partsOf(JSON.parse(row.body.toString("utf8"))) }]));
	return parts.flatMap((row) => {
		const head = heads.get(row.id);
		if (!head) return [];
		return [{ ...row, hash: row.part === "" || !head.parts ? head.hash : partHash(head.parts, row.part) }];
	});
}
