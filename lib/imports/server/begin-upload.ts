import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { database } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { createId, type DatasetId } from "#lib/ids.ts";
import type { UploadId } from "#lib/imports/schema.ts";

/** A person's upload into a dataset: the one that was broken off, or else a new one. */
export async function beginUpload(actor: Actor, { datasetId }: { readonly datasetId: DatasetId }): Promise<{ readonly uploadId: UploadId }> {
	authorize(actor, "image:import");
	const { rows } = await database().pool.query<{ id: UploadId }>(
		`INSERT INTO upload (id, dataset_id, actor) SELECT $1, id, $3 FROM dataset WHERE id = $2
		 ON CONFLICT (dataset_id, actor) DO UPDATE SET actor = excluded.actor RETURNING id`,
		[createId<UploadId>(), datasetId, actor.id],
	);
	if (!rows[0]) throw new AppError("not_found", `There is no dataset ${datasetId}.`);
	return { uploadId: rows[0].id };
}
