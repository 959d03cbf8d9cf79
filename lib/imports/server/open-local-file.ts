import "server-only";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";
import { AppError } from "#lib/errors.ts";
import type { ImportFile } from "#lib/imports/schema.ts";

const CHUNK_BYTES = 1_048_576;

/** @throws AppError not_found where there is no such file to read */
export async function openLocalFile(file: string, name: string = path.basename(file)): Promise<ImportFile> {
	const found = await stat(file).catch(() => null);
	if (!found?.isFile()) throw new AppError("not_found", `There is no file ${file}.`);
	return { name, open: () => createReadStream(file, { highWaterMark: CHUNK_BYTES }) };
}
