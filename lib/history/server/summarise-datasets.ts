import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { database } from "#lib/db/database.ts";
import { type DatasetSummary, HIDDEN_STAGE } from "#lib/history/schema.ts";
import type { DatasetId } from "#lib/ids.ts";

type Row = { id: DatasetId; name: string; images: number; questions: number; accepted: number; decided: number; published: number; published_at: Date | null };

const IS_QUESTION = `t.value LIKE 'question/%' AND t.value NOT LIKE 'question/${HIDDEN_STAGE}/%'`;

const MAX_DATASETS = 1_000;

/** The datasets by name, or the one of a name, with the counts of their drafts: from the kept counts, never by counting subjects. */
export async function summariseDatasets(actor: Actor, input: { readonly name?: string } = {}): Promise<readonly DatasetSummary[]> {
	authorize(actor, "dataset:read");
	const { rows } = await database().pool.query<Row>(
		`SELECT d.id, d.name, d.published,
			coalesce(sum(t.n) FILTER (WHERE t.value LIKE 'image/%'), 0)::float8 AS images,
			coalesce(sum(t.n) FILTER (WHERE ${IS_QUESTION}), 0)::float8 AS questions,
			coalesce(sum(t.n) FILTER (WHERE ${IS_QUESTION} AND t.outcome = 'accepted'), 0)::float8 AS accepted,
			coalesce(sum(t.n) FILTER (WHERE ${IS_QUESTION} AND t.outcome <> 'undecided'), 0)::float8 AS decided,
			(SELECT k.at FROM version v JOIN command k ON k.id = v.command_id WHERE v.dataset_id = d.id AND v.number = d.published) AS published_at
		FROM dataset d LEFT JOIN LATERAL (
			SELECT value, outcome, n FROM facet_count WHERE dataset_id = d.id AND facet = 'cube'
			UNION ALL SELECT value, outcome, n FROM delta WHERE dataset_id = d.id AND facet = 'cube'
		) t ON true
		WHERE $1::text IS NULL OR d.name = $1
		GROUP BY d.id ORDER BY d.name LIMIT ${MAX_DATASETS}`,
		[input.name ?? null],
	);
	return rows.map(({ published, published_at, ...row }) => ({
		...row,
		snapshot: published_at ? { number: published, at: published_at.toISOString() } : null,
	}));
}
