import "server-only";
import { zstdCompressSync } from "node:zlib";
import { database } from "#lib/db/database.ts";
import { gather } from "#lib/db/gather.ts";
import type { ModelCall } from "#lib/inference/model-call.ts";
import { type RawReply, usageOf } from "#lib/inference/raw-reply.ts";
import { toExcerpt } from "#lib/text/to-excerpt.ts";

export type Generation = {
	readonly key: Buffer;
	readonly call: ModelCall;
	readonly reply: RawReply;
	readonly tookMs: number;
	/** The names of the server, and of the model that was asked. */
	readonly server: string;
	readonly model: string;
};

/** Stores a reply durably, or tells that another one to the same request stands there already, which stays. */
export const keepGeneration = gather(async (generations: readonly Generation[]): Promise<readonly boolean[]> => {
	const rows = generations.map(toRow);
	const { rows: kept } = await database().pool.query<{ key: Buffer }>(
		// In the order of their keys: two workers that keep the same at once must not wait for each other.
		`INSERT INTO generation (key, stage, prompt_version, server, model, served_model, fingerprint, parameters, image_sha256, sample, attempt, finish_reason,
		   prompt_tokens, completion_tokens, cached_tokens, took_ms, reply)
		 SELECT * FROM unnest($1::bytea[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::jsonb[], $9::bytea[], $10::int[], $11::int[],
		   $12::text[], $13::int[], $14::int[], $15::int[], $16::int[], $17::bytea[]) AS g (key) ORDER BY g.key
		 ON CONFLICT DO NOTHING RETURNING key`,
		COLUMNS.map((column) => rows.map((row) => row[column])),
	);
	// One that two asked for at once is the first one's.
	const fresh = new Set(kept.map(({ key }) => key.toString("hex")));
	return generations.map(({ key }) => fresh.delete(key.toString("hex")));
});

const COLUMNS = [
	"key",
	"stage",
	"promptVersion",
	"server",
	"model",
	"servedModel",
	"fingerprint",
	"parameters",
	"imageSha256",
	"sample",
	"attempt",
	"finishReason",
	"promptTokens",
	"completionTokens",
	"cachedTokens",
	"tookMs",
	"packed",
] as const;

function toRow({ key, call, reply, tookMs, server, model }: Generation): Readonly<Record<(typeof COLUMNS)[number], unknown>> {
	const { stage, promptVersion, parameters, image, sample, attempt } = call;
	return {
		key,
		stage,
		promptVersion,
		server,
		model,
		servedModel: toName(reply.model),
		fingerprint: toName(reply.system_fingerprint),
		parameters: JSON.stringify(parameters),
		imageSha256: image === null ? null : Buffer.from(image.sha256, "hex"),
		sample,
		attempt,
		finishReason: toName(reply.choices[0]?.finish_reason),
		...usageOf(reply),
		tookMs,
		packed: zstdCompressSync(JSON.stringify(reply)),
	};
}

/** As a server wrote it, but for what no database holds: what was paid for must not be lost for that. The reply itself is kept to the byte. */
function toName(written: string | null | undefined): string | null {
	return written === null || written === undefined ? null : toExcerpt(written);
}
