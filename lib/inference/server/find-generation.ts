import "server-only";
import { open } from "node:fs/promises";
import { zstdDecompressSync } from "node:zlib";
import { database } from "#lib/db/database.ts";
import { gather } from "#lib/db/gather.ts";
import { AppError } from "#lib/errors.ts";
import { type RawReply, rawReplySchema } from "#lib/inference/raw-reply.ts";
import { objectStore } from "#lib/storage/object-store.ts";

type Row = { readonly key: Buffer; readonly reply: Buffer | null; readonly pack: Buffer | null; readonly pack_offset: number; readonly pack_length: number };

/** The stored reply to a request, or null where nobody has had one. */
export async function findGeneration(key: Buffer): Promise<RawReply | null> {
	const row = await findRow(key);
	if (!row) return null;
	const packed = row.reply ?? (await readPack(row));
	return rawReplySchema.parse(JSON.parse(zstdDecompressSync(packed).toString("utf8")));
}

const findRow = gather(async (keys: readonly Buffer[]): Promise<readonly (Row | null)[]> => {
	const { rows } = await database().pool.query<Row>("SELECT key, reply, pack, pack_offset, pack_length FROM generation WHERE key = ANY ($1)", [keys]);
	const byKey = new Map(rows.map((row) => [row.key.toString("hex"), row]));
	return keys.map((key) => byKey.get(key.toString("hex")) ?? null);
});

async function readPack({ pack, pack_offset: offset, pack_length: length }: Row): Promise<Buffer> {
	const sha256 = pack?.toString("hex") ?? "";
	const file = await open(objectStore().path(sha256)).catch(() => {
		throw new AppError("internal", `The object ${sha256}, which holds replies of models, is not in the object store.`);
	});
	try {
		const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset);
		if (bytesRead !== length) throw new AppError("internal", `The object ${sha256}, which holds replies of models, is cut short.`);
		return buffer;
	} finally {
		await file.close();
	}
}
