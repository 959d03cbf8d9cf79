import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { access, mkdir, open, rename, rm } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { env } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";

export type StoredObject = { readonly sha256: string; readonly bytes: number };

/**
 * Immutable bytes, addressed by their SHA-256 as 64 hexadecimal digits. An object is whole or absent: it is written under a
 * temporary name, forced to disk and renamed, so that a killed process or a second writer of the same bytes does no harm.
 */
export type ObjectStore = {
	readonly put: (content: Uint8Array | AsyncIterable<Uint8Array>) => Promise<StoredObject>;
	readonly has: (sha256: string) => Promise<boolean>;
	readonly createReadStream: (sha256: string) => Readable;
	/** Where the object lies or would lie. */
	readonly path: (sha256: string) => string;
};

export function objectStore(root: string = path.join(env().dataDir, "objects")): ObjectStore {
	const pathOf = (sha256: string) => objectPath(root, sha256);
	return {
		put: (content) => (content instanceof Uint8Array ? putBytes(root, content) : putStream(root, content)),
		has: (sha256) => exists(pathOf(sha256)),
		createReadStream: (sha256) => createReadStream(pathOf(sha256)),
		path: pathOf,
	};
}

function objectPath(root: string, sha256: string): string {
	if (!/^[0-9a-f]{64}$/.test(sha256)) throw new AppError("invalid", "An object is addressed by the 64 lower-case hexadecimal digits of its SHA-256.");
	return path.join(root, sha256.slice(0, 2), sha256.slice(2));
}

async function putBytes(root: string, bytes: Uint8Array): Promise<StoredObject> {
	const sha256 = createHash("sha256").update(bytes).digest("hex");
	if (await exists(objectPath(root, sha256))) return { sha256, bytes: bytes.byteLength };
	return putStream(root, [bytes]);
}

async function putStream(root: string, chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<StoredObject> {
	const temporary = path.join(root, "incoming", randomUUID());
	await mkdir(path.dirname(temporary), { recursive: true });
	try {
		const stored = await writeDurably(temporary, chunks);
		const target = objectPath(root, stored.sha256);
		await mkdir(path.dirname(target), { recursive: true });
		await rename(temporary, target);
		await syncFolder(path.dirname(target));
		return stored;
	} catch (error) {
		await rm(temporary, { force: true });
		throw error;
	}
}

async function writeDurably(file: string, chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<StoredObject> {
	const hash = createHash("sha256");
	const handle = await open(file, "wx");
	try {
		let bytes = 0;
		for await (const chunk of chunks) {
			hash.update(chunk);
			await handle.writeFile(chunk);
			bytes += chunk.byteLength;
		}
		await handle.sync();
		return { sha256: hash.digest("hex"), bytes };
	} finally {
		await handle.close();
	}
}

/** The rename itself must survive a loss of power, too. */
async function syncFolder(folder: string): Promise<void> {
	const handle = await open(folder, "r");
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}

function exists(file: string): Promise<boolean> {
	return access(file).then(
		() => true,
		() => false,
	);
}
