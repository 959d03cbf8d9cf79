import "server-only";
import { open, stat } from "node:fs/promises";
import path from "node:path";
import { AppError } from "#lib/errors.ts";
import type { ImportFile } from "#lib/imports/schema.ts";

const CHUNK_BYTES = 262_144;

/** @throws AppError not_found where there is no such file to read */
export async function openLocalFile(file: string, name: string = path.basename(file)): Promise<ImportFile> {
	const found = await stat(file).catch(() => null);
	if (!found?.isFile()) throw new AppError("not_found", `There is no file ${file}.`);
	return { name, open: () => readChunks(file) };
}

/** Every chunk is the same memory: it is over when the next is asked for. */
async function* readChunks(file: string): AsyncGenerator<Buffer> {
	const handle = await open(file);
	try {
		const chunk = Buffer.allocUnsafeSlow(CHUNK_BYTES);
		for (;;) {
			const { bytesRead } = await handle.read(chunk, 0, CHUNK_BYTES);
			if (bytesRead === 0) return;
			yield chunk.subarray(0, bytesRead);
		}
	} finally {
		await handle.close();
	}
}
