import "server-only";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline/promises";
import { CHECKSUMS } from "#lib/exports/schema.ts";
import { tarPadding, toTarHeader } from "#lib/exports/to-tar-header.ts";

/**
 * An export's folder as one tar archive, read from disk while it is sent: the files in the order of its checksums, which come last. Equal
 * exports are equal archives. Nothing more is read once the receiver has gone.
 */
export async function* streamArchive(folder: string, prefix: string): AsyncGenerator<Uint8Array> {
	for await (const name of listNames(folder)) {
		const file = path.join(folder, name);
		const { size } = await stat(file);
		yield toTarHeader({ name: `${prefix}/${name}`, bytes: size });
		yield* createReadStream(file);
		yield new Uint8Array(tarPadding(size));
	}
	yield new Uint8Array(1024);
}

async function* listNames(folder: string): AsyncGenerator<string> {
	const lines = createInterface({ input: createReadStream(path.join(folder, CHECKSUMS)), crlfDelay: Number.POSITIVE_INFINITY });
	for await (const line of lines) if (line.length > 66) yield line.slice(66);
	yield CHECKSUMS;
}
