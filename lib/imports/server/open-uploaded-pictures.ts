import "server-only";
import { database } from "#lib/db/database.ts";
import type { UploadId } from "#lib/imports/schema.ts";
import { normaliseFile } from "#lib/imports/server/open-picture-folder.ts";
import type { FoundPicture, PictureSource } from "#lib/imports/server/picture-source.ts";
import { uploadedPath } from "#lib/imports/server/upload-folder.ts";

/** The pictures of an upload. A file is found by the end of its path, since people choose folders of any depth. */
export function openUploadedPictures(uploadId: UploadId): PictureSource {
	return { find: (image) => findPicture(uploadId, image.fileName) };
}

async function findPicture(uploadId: UploadId, fileName: string): Promise<FoundPicture> {
	const { rows } = await database().pool.query<{ name: string }>("SELECT name FROM uploaded_file WHERE upload_id = $1 AND base_name = $2", [
		uploadId,
		fileName.split("/").at(-1),
	]);
	const matching = rows.filter(({ name }) => name === fileName || name.endsWith(`/${fileName}`));
	const [only] = matching;
	if (!only) return { kind: "refused", reason: "there is no such picture among the uploaded files" };
	if (matching.length > 1) return { kind: "refused", reason: `${matching.length} uploaded files have that name, in different folders` };
	return normaliseFile(uploadedPath(uploadId, only.name));
}
