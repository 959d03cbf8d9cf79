import "server-only";
import { randomUUID } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import path from "node:path";
import type { Actor } from "#lib/auth/actor.ts";
import { database } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { MAX_SOURCE_BYTES } from "#lib/images/server/normalise-image.ts";
import { MAX_ANNOTATION_BYTES, type UploadedFile, type UploadId } from "#lib/imports/schema.ts";
import { getUpload } from "#lib/imports/server/get-upload.ts";
import { uploadedPath, uploadFolder } from "#lib/imports/server/upload-folder.ts";

/**
 * Takes one file of an upload as it streams in. It counts as here only when it is whole.
 * @throws AppError limit where it is larger than such a file may be
 */
export async function storeUploadedFile(
	actor: Actor,
	{ uploadId, name, content }: { readonly uploadId: UploadId; readonly name: string; readonly content: AsyncIterable<Uint8Array> },
): Promise<UploadedFile> {
	await getUpload(actor, uploadId);
	const temporary = path.join(uploadFolder(uploadId), `incoming-${randomUUID()}`);
	await mkdir(path.dirname(temporary), { recursive: true });
	try {
		const bytes = await write(temporary, content, /\.(json|csv)$/i.test(name) ? MAX_ANNOTATION_BYTES : MAX_SOURCE_BYTES);
		await rename(temporary, uploadedPath(uploadId, name));
		await database().pool.query(
			`INSERT INTO uploaded_file (upload_id, name, base_name, bytes) VALUES ($1, $2, $3, $4)
			 ON CONFLICT (upload_id, name) DO UPDATE SET bytes = excluded.bytes`,
			[uploadId, name, name.split("/").at(-1), bytes],
		);
		return { name, bytes };
	} catch (error) {
		await rm(temporary, { force: true });
		throw error;
	}
}

async function write(file: string, content: AsyncIterable<Uint8Array>, bytesMax: number): Promise<number> {
	const handle = await open(file, "wx");
	try {
		let bytes = 0;
		for await (const chunk of content) {
			bytes += chunk.byteLength;
			if (bytes > bytesMax) throw new AppError("limit", `This file is larger than ${bytesMax / 1_000_000} MB.`);
			await handle.writeFile(chunk);
		}
		await handle.sync();
		return bytes;
	} finally {
		await handle.close();
	}
}
