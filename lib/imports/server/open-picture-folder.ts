import "server-only";
import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { AppError } from "#lib/errors.ts";
import { MAX_SOURCE_BYTES, normaliseImage } from "#lib/images/server/normalise-image.ts";
import type { FoundPicture, PictureSource } from "#lib/imports/server/picture-source.ts";
import { findContainedFile } from "#lib/storage/find-contained-file.ts";

/** Pictures of a folder on this machine. A name that leads out of it, or over a symbolic link, finds nothing. */
export function openPictureFolder(folder: string): PictureSource {
	return { find: (image) => findPicture(folder, image.fileName) };
}

async function findPicture(folder: string, fileName: string): Promise<FoundPicture> {
	const file = await findContainedFile(folder, fileName);
	if (file.kind === "outside") return { kind: "refused", reason: "its name leads out of the folder of pictures" };
	if (file.kind === "absent") return { kind: "refused", reason: "there is no such picture in the folder" };
	if (file.bytes > MAX_SOURCE_BYTES) return { kind: "refused", reason: `its file is larger than ${MAX_SOURCE_BYTES / 1_000_000} MB` };
	return normaliseFile(file.path);
}

/** @throws whatever is not the picture's own fault, a full disk for one */
export async function normaliseFile(file: string): Promise<FoundPicture> {
	const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW);
	const source = await handle.readFile().finally(() => handle.close());
	try {
		return { kind: "found", picture: await normaliseImage(source) };
	} catch (error) {
		if (error instanceof AppError && error.code === "invalid") return { kind: "refused", reason: error.message };
		throw error;
	}
}
