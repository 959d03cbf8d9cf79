import "server-only";
import { outlastRestart } from "#lib/db/outlast-restart.ts";
import { askModel } from "#lib/inference/ask-model.ts";
import type { ModelCall } from "#lib/inference/model-call.ts";
import { faultOfReply, type RawReply } from "#lib/inference/raw-reply.ts";
import { ReplyFault } from "#lib/inference/reply-fault.ts";
import { requestKey } from "#lib/inference/request-key.ts";
import { findGeneration } from "#lib/inference/server/find-generation.ts";
import { type Generation, keepGeneration } from "#lib/inference/server/keep-generation.ts";
import type { ServerSession } from "#lib/inference/server/open-session.ts";

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
	const generation = { key, call, reply, tookMs, server: session.server.name, model: session.profile.model };
	return { key: key.toString("hex"), tookMs, ...(await outlastRestart(() => keep(generation), signal)) };
}

/** Of two who asked the same at once, both go on with the reply that came first. */
async function keep(generation: Generation): Promise<Pick<Generated, "reply" | "isNew">> {
	if (await keepGeneration(generation)) return { reply: generation.reply, isNew: true };
	return { reply: (await findGeneration(generation.key)) ?? generation.reply, isNew: false };
}
