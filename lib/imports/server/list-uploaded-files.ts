import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { database } from "#lib/db/database.ts";
import type { UploadedFile, UploadId } from "#lib/imports/schema.ts";
import { getUpload } from "#lib/imports/server/get-upload.ts";

const PER_PAGE = 10_000;

/** Which files of an upload are here whole, by name; `after` is the `next` of the page before. */
export async function listUploadedFiles(
	actor: Actor,
	{ uploadId, after = "" }: { readonly uploadId: UploadId; readonly after?: string },
): Promise<{ readonly files: readonly UploadedFile[]; readonly next: string | null }> {
	await getUpload(actor, uploadId);
	const { rows } = await database().pool.query<{ name: string; bytes: string }>(
		"SELECT name, bytes FROM uploaded_file WHERE upload_id = $1 AND name > $2 ORDER BY name LIMIT $3",
		[uploadId, after, PER_PAGE],
	);
	return { files: rows.map(({ name, bytes }) => ({ name, bytes: Number(bytes) })), next: rows.length === PER_PAGE ? (rows.at(-1)?.name ?? null) : null };
}
