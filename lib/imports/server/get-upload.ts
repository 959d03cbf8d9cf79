import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { database } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import type { DatasetId } from "#lib/ids.ts";
import type { UploadId } from "#lib/imports/schema.ts";

/** @throws AppError not_found, also where it is somebody else's */
export async function getUpload(actor: Actor, uploadId: UploadId): Promise<{ readonly id: UploadId; readonly datasetId: DatasetId }> {
	authorize(actor, "image:import");
	const { rows } = await database().pool.query<{ id: UploadId; datasetId: DatasetId }>(
		'SELECT id, dataset_id AS "datasetId" FROM upload WHERE id = $1 AND actor = $2',
		[uploadId, actor.id],
	);
	if (!rows[0]) throw new AppError("not_found", "There is no such upload. Choose the folder again.");
	return rows[0];
}
