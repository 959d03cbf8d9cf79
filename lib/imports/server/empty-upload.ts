import "server-only";
import { rm } from "node:fs/promises";
import { database } from "#lib/db/database.ts";
import type { UploadId } from "#lib/imports/schema.ts";
import { uploadFolder } from "#lib/imports/server/upload-folder.ts";

/** Forgets an upload's files, whoever brought them. */
export async function emptyUpload(uploadId: UploadId): Promise<void> {
	await database().pool.query("DELETE FROM upload WHERE id = $1", [uploadId]);
	await rm(uploadFolder(uploadId), { recursive: true, force: true });
}
