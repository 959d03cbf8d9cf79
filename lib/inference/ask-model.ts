import "server-only";
import { APIConnectionError, APIConnectionTimeoutError } from "openai";
import { z } from "zod";
import { askDetector } from "#lib/inference/ask-detector.ts";
import type { CallInputs, ModelCall } from "#lib/inference/model-call.ts";
import type { Replica } from "#lib/inference/open-client.ts";
import { type RawReply, rawReplySchema } from "#lib/inference/raw-reply.ts";
import type { ServerProfile } from "#lib/inference/schema.ts";
import { type Sendable, toRequestBody } from "#lib/inference/to-request-body.ts";
import { tokenizeThought } from "#lib/inference/tokenize-thought.ts";
import { writeRequest } from "#lib/inference/write-request.ts";

type AskOptions = {
	readonly signal: AbortSignal;
	/** Hears the words as they come, thought and all; without it only long answers are streamed. */
	readonly onText?: (piece: string) => void;
};

type Asked = { readonly call: ModelCall; readonly profile: ServerProfile };

/** Slower than this, in tokens a second, a server counts as stuck. */
const SLOWEST = 8;
const GRACE_MS = 30_000;
/** An answer that may take longer than two minutes is streamed: a router between may give up on a silent connection. */
const STREAMED_TOKENS = 720;

export function timeoutOf({ parameters }: ModelCall): number {
	return GRACE_MS + (parameters.maxTokens / SLOWEST) * 1_000;
}

/**
 * One call to one replica, and the reply as it came. At the time limit, or when the signal says, the connection is given up, so that the server stops
 * working on it.
 * @throws what `failureOf` reads
 */
export async function askModel(replica: Replica, { call, profile }: Asked, { signal, onText }: AskOptions): Promise<RawReply> {
	const limitMs = timeoutOf(call);
	const limit = AbortSignal.timeout(limitMs);
	// The package's own limit ends with the first byte.
	const request = { timeout: limitMs, signal: AbortSignal.any([signal, limit]) };
	const isStreamed = onText !== undefined || call.parameters.maxTokens > STREAMED_TOKENS;
	try {
		if (call.inputs.kind === "detect") return await askDetector(replica, { inputs: call.inputs, image: call.image }, request);
		const json = { ...request, headers: { "content-type": "application/json" } };
		const { path, body } = toRequestBody(
			{ ...call, inputs: await toSendable(replica, { inputs: call.inputs, model: profile.model }, request.signal) },
			profile,
		);
		if (!isStreamed) return parse(await replica.openai.post(path, { ...json, body: writeRequest(body, call.image) }));
		const streamed = writeRequest({ ...body, stream: true, stream_options: { include_usage: true } }, call.image);
		return await collect(await replica.openai.post<AsyncIterable<unknown>>(path, { ...json, body: streamed, stream: true }), onText);
	} catch (error) {
		if (limit.aborted && !signal.aborted) throw new APIConnectionTimeoutError();
		throw error;
	}
}

type Prompted = { readonly inputs: Exclude<CallInputs, { readonly kind: "detect" }>; readonly model: string };

async function toSendable(replica: Replica, { inputs, model }: Prompted, signal: AbortSignal): Promise<Sendable["inputs"]> {
	if (inputs.kind !== "thought") return inputs;
	return { kind: "tokens", ids: await tokenizeThought(replica, { ...inputs, model }, signal) };
}

function parse(said: unknown): RawReply {
	const parsed = rawReplySchema.safeParse(said);
	if (parsed.success) return parsed.data;
	throw new APIConnectionError({ message: "not an answer of the OpenAI protocol" });
}

const chunkSchema = z.looseObject({
	model: z.string().nullish(),
	system_fingerprint: z.string().nullish(),
	usage: rawReplySchema.shape.usage,
	choices: z
		.array(
			z.looseObject({
				finish_reason: z.string().nullish(),
				text: z.string().nullish(),
				delta: z.looseObject({ content: z.string().nullish(), reasoning: z.string().nullish(), reasoning_content: z.string().nullish() }).nullish(),
			}),
		)
		.default([]),
});

/** The reply that the pieces of a stream make, in the form that it would have had whole. */
async function collect(stream: AsyncIterable<unknown>, onText: AskOptions["onText"]): Promise<RawReply> {
	let head: Readonly<Record<string, unknown>> = {};
	let usage: RawReply["usage"] = null;
	let finish: string | null = null;
	const said = { text: "", content: "", reasoning: "", reasoning_content: "" };
	for await (const piece of stream) {
		const { data: chunk } = chunkSchema.safeParse(piece);
		if (!chunk) throw new APIConnectionError({ message: "not a stream of the OpenAI protocol" });
		head = { ...head, ...chunk };
		usage = chunk.usage ?? usage;
		const [choice] = chunk.choices;
		finish = choice?.finish_reason ?? finish;
		said.text += choice?.text ?? "";
		for (const field of ["content", "reasoning", "reasoning_content"] as const) said[field] += choice?.delta?.[field] ?? "";
		const { reasoning, reasoning_content: reasoned, content } = choice?.delta ?? {};
		const heard = choice?.text ?? `${reasoning ?? reasoned ?? ""}${content ?? ""}`;
		if (heard !== "") onText?.(heard);
	}
	// A connection that closes in good order, but before the end, must not pass for an end.
	if (finish === null) throw new APIConnectionError({ message: "the stream broke off" });
	const { text, ...message } = said;
	return parse({ ...head, usage, choices: [text === "" ? { finish_reason: finish, message } : { finish_reason: finish, text }] });
}
