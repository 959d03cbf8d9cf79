import "server-only";
import { zstdCompressSync } from "node:zlib";
import { database } from "#lib/db/database.ts";
import { outlastRestart } from "#lib/db/outlast-restart.ts";
import { askModel } from "#lib/inference/ask-model.ts";
import type { ModelCall } from "#lib/inference/model-call.ts";
import { faultOfReply, type RawReply, usageOf } from "#lib/inference/raw-reply.ts";
import { ReplyFault } from "#lib/inference/reply-fault.ts";
import { requestKey } from "#lib/inference/request-key.ts";
import { findGeneration } from "#lib/inference/server/find-generation.ts";
import type { ServerSession } from "#lib/inference/server/open-session.ts";
import { toExcerpt } from "#lib/text/to-excerpt.ts";

export type Generated = {
	/** Of the generation record. */
	readonly key: string;
	readonly reply: RawReply;
	/** Paid for now; else it was there already. */
	readonly isNew: boolean;
	/** From the call's beginning to its last word; null where it was there already. */
	readonly tookMs: number | null;
};

type GenerateOptions = {
	readonly signal: AbortSignal;
	/** Aborted, nothing is asked any more that is not in flight. */
	readonly starting?: AbortSignal;
	/** Where the server is down: wait until it is back, or fail with what is wrong. */
	readonly whenDown: "wait" | "fail";
	/** Hears the words as they come, thought and all. */
	readonly onText?: (piece: string) => void;
	/** A try begins: what was heard of one before is void. */
	readonly onTry?: () => void;
	/** Called each time that the call is sent, when a replica has room for it; what it throws prevents it. */
	readonly onCall?: () => void;
};

/**
 * The model's reply to a call, asked for once: it is stored before it is used, and whoever makes the same call again, also after a crash, has the same
 * reply for nothing.
 * @throws CallRefused where the server will not answer it; AppError unavailable where the server is down and nobody waits
 */
export async function generate(session: ServerSession, call: ModelCall, options: GenerateOptions): Promise<Generated> {
	const { signal, starting, whenDown, onText, onTry, onCall } = options;
	const key = requestKey(call, session.profile.model);
	const known = await outlastRestart(() => findGeneration(key), signal);
	if (known) return { key: key.toString("hex"), reply: known, isNew: false, tookMs: null };
	const { reply, tookMs } = await session.run({
		key: call.image?.sha256 ?? key.toString("hex"),
		signal,
		...(starting && { starting }),
		whenDown,
		work: async (replica) => {
			onCall?.();
			const begunAt = performance.now();
			onTry?.();
			const raw = await askModel(replica, { call, profile: session.profile }, { signal, ...(onText && { onText }) });
			const fault = faultOfReply(raw);
			if (fault) throw new ReplyFault(fault);
			return { reply: raw, tookMs: Math.round(performance.now() - begunAt) };
		},
	});
	return { key: key.toString("hex"), tookMs, ...(await outlastRestart(() => keep({ key, call, reply, tookMs }, session), signal)) };
}

/** As a server wrote it, but for what no database holds: what was paid for must not be lost for that. The reply itself is kept to the byte. */
function toName(written: string | null | undefined): string | null {
	return written === null || written === undefined ? null : toExcerpt(written);
}

type Answered = { readonly key: Buffer; readonly call: ModelCall; readonly reply: RawReply; readonly tookMs: number };

/** Of two who asked the same at once, both go on with the reply that came first. */
async function keep({ key, call, reply, tookMs }: Answered, { server, profile }: ServerSession): Promise<Pick<Generated, "reply" | "isNew">> {
	const usage = usageOf(reply);
	const { rowCount } = await database().pool.query(
		`INSERT INTO generation (key, stage, prompt_version, server, model, served_model, fingerprint, parameters, image_sha256, sample, attempt, finish_reason,
		   prompt_tokens, completion_tokens, cached_tokens, took_ms, reply)
		 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) ON CONFLICT DO NOTHING`,
		[
			key,
			call.stage,
			call.promptVersion,
			server.name,
			profile.model,
			toName(reply.model),
			toName(reply.system_fingerprint),
			JSON.stringify(call.parameters),
			call.image === null ? null : Buffer.from(call.image.sha256, "hex"),
			call.sample,
			call.attempt,
			toName(reply.choices[0]?.finish_reason),
			usage.promptTokens,
			usage.completionTokens,
			usage.cachedTokens,
			tookMs,
			zstdCompressSync(JSON.stringify(reply)),
		],
	);
	if (rowCount === 1) return { reply, isNew: true };
	return { reply: (await findGeneration(key)) ?? reply, isNew: false };
}
