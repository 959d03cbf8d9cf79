import "server-only";
import { rm } from "node:fs/promises";
import type { Actor } from "#lib/auth/actor.ts";
import { database } from "#lib/db/database.ts";
import type { UploadId } from "#lib/imports/schema.ts";
import { getUpload } from "#lib/imports/server/get-upload.ts";
import { uploadFolder } from "#lib/imports/server/upload-folder.ts";

export async function discardUpload(actor: Actor, { uploadId }: { readonly uploadId: UploadId }): Promise<{ readonly uploadId: UploadId }> {
	await getUpload(actor, uploadId);
	await emptyUpload(uploadId);
	return { uploadId };
}

/** Forgets an upload's files, whoever brought them. */
export async function emptyUpload(uploadId: UploadId): Promise<void> {
	await database().pool.query("DELETE FROM upload WHERE id = $1", [uploadId]);
	await rm(uploadFolder(uploadId), { recursive: true, force: true });
}
