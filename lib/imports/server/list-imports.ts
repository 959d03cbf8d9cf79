import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { database } from "#lib/db/database.ts";
import type { DatasetId } from "#lib/ids.ts";
import { type ImportRun, importRunSchema, NO_COUNTS } from "#lib/imports/schema.ts";

const NEWEST = 20;

/** The newest imports into a dataset. */
export async function listImports(actor: Actor, { datasetId }: { readonly datasetId: DatasetId }): Promise<{ readonly imports: readonly ImportRun[] }> {
	authorize(actor, "dataset:read");
	const { rows } = await database().pool.query<{ readonly startedAt: Date; readonly finishedAt: Date | null }>(
		`SELECT id, state, $3::jsonb || counts AS counts, error, started_at AS "startedAt", finished_at AS "finishedAt"
		 FROM import_run WHERE dataset_id = $1 ORDER BY started_at DESC, id DESC LIMIT $2`,
		[datasetId, NEWEST, JSON.stringify(NO_COUNTS)],
	);
	return {
		imports: rows.map((row) => importRunSchema.parse({ ...row, startedAt: row.startedAt.toISOString(), finishedAt: row.finishedAt?.toISOString() ?? null })),
	};
}
