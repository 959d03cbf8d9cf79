import type { Asked } from "#e2e/inference-server/asked.ts";
import { CHAT_TEMPLATES } from "#e2e/inference-server/chat-templates.ts";
import type { Body, Complaint, Dialect } from "#e2e/inference-server/dialect.ts";
import { isRecord } from "#e2e/inference-server/is-record.ts";
import { isThinkingAsked } from "#e2e/inference-server/is-thinking-asked.ts";
import { listRecords } from "#e2e/inference-server/list-records.ts";
import { readMessages } from "#e2e/inference-server/read-messages.ts";
import type { Settings } from "#e2e/inference-server/settings.ts";
import type { TakenImage } from "#e2e/inference-server/take-images.ts";
import { countTokens, fromTokenIds } from "#e2e/inference-server/token-ids.ts";
import { truncateMessages } from "#e2e/inference-server/truncate-messages.ts";
import { truncateText } from "#e2e/inference-server/truncate-text.ts";

/** A call as this kind of server understands it: what it does not know is gone. */
export type Ask = Omit<Asked, "sample"> & {
	/** The beginning of the answer that was given; null where none was or where this server takes none. */
	readonly prefill: string | null;
	readonly samples: number;
	readonly maxTokens: number;
	readonly stops: readonly string[];
	readonly isStreamed: boolean;
	readonly isUsageStreamed: boolean;
	/** How many other tokens are told of beside each; null tells of none. */
	readonly topLogprobs: number | null;
	readonly isThinking: boolean;
	readonly isReasoningHidden: boolean;
	readonly promptTokens: number;
};

type Read = { readonly kind: "read"; readonly ask: Ask } | { readonly kind: "refused"; readonly complaint: Complaint };

type Call = {
	readonly kind: Asked["kind"];
	readonly body: Body;
	readonly images: readonly TakenImage[];
	readonly settings: Settings;
	readonly dialect: Dialect;
};

const TOKENS_PER_IMAGE = 256;

export function readAsk(call: Call): Read {
	const { body, settings, dialect } = call;
	const complaint = findComplaint(call);
	if (complaint) return { kind: "refused", complaint };
	const isThinking = readIsThinking(call);
	const template = CHAT_TEMPLATES[settings.template];
	const messages = readMessages(body);
	const prefill = call.kind === "chat" ? dialect.findPrefill({ body, last: messages.at(-1), template, isThinking }) : ({ kind: "none" } as const);
	if (prefill.kind === "refused") return { kind: "refused", complaint: { kind: "invalid", message: prefill.message } };
	const given = { messages, prompt: call.kind === "completion" ? readPrompt(body, template.bos) : null };
	const asked = dialect.overflow === "truncated" ? truncate(given, settings.contextLength) : given;
	const rendered = asked.prompt ?? template.render({ messages: asked.messages, addGenerationPrompt: prefill.kind === "none", isThinking });
	const promptTokens = countTokens(rendered) + call.images.length * TOKENS_PER_IMAGE;
	const maxTokens = readMaxTokens(call);
	const { contextLength } = settings;
	if (overflows({ dialect, promptTokens, maxTokens, contextLength }))
		return { kind: "refused", complaint: { kind: "overflow", promptTokens, maxTokens, contextLength } };
	const left = Math.max(1, contextLength - promptTokens);
	return {
		kind: "read",
		ask: {
			kind: call.kind,
			...asked,
			images: call.images.map(({ sha256, bytes, content }) => ({ sha256, bytes, content })),
			schema: dialect.readSchema(body),
			model: dialect.otherModel === "served-as-asked" && typeof body.model === "string" ? body.model : settings.model,
			seed: typeof body.seed === "number" ? body.seed : null,
			body,
			prefill: prefill.kind === "continued" ? prefill.text : null,
			samples: dialect.hasSamples && typeof body.n === "number" ? body.n : 1,
			maxTokens: Math.min(maxTokens ?? left, left),
			stops: [body.stop].flat().filter((stop) => typeof stop === "string" && stop !== "") as string[],
			isStreamed: body.stream === true,
			isUsageStreamed: isRecord(body.stream_options) && body.stream_options.include_usage === true,
			topLogprobs: readTopLogprobs(call),
			isThinking,
			isReasoningHidden: dialect.hasIncludeReasoning && body.include_reasoning === false,
			promptTokens,
		},
	};
}

function findComplaint({ kind, body, images, settings, dialect }: Call): Complaint | null {
	if (dialect.otherModel === "refused" && body.model !== undefined && body.model !== settings.model)
		return { kind: "unknown-model", model: String(body.model) };
	if (kind === "chat" && listRecords(body.messages).length === 0) return { kind: "invalid", message: "messages: Field required" };
	if (kind === "completion" && typeof body.prompt !== "string" && !isTokenIds(body.prompt))
		return { kind: "invalid", message: "prompt: a string or a list of token ids is required" };
	if (body.n !== undefined && body.n !== null && !(Number.isInteger(body.n) && Number(body.n) >= 1))
		return { kind: "invalid", message: `n must be at least 1, got ${body.n}.` };
	const imagesMax = settings.imagesMax ?? Number.POSITIVE_INFINITY;
	if (images.length > imagesMax) return { kind: "too-many-images", imagesMax };
	if (images.some(({ format }) => format === null || !dialect.imageFormats.includes(format))) return { kind: "unread-image" };
	const message = dialect.findFault(body);
	return message === null ? null : { kind: "invalid", message };
}

function readIsThinking({ body, settings, dialect }: Call): boolean {
	const isSwitchedOff = dialect.hasThinkingSwitch && !isThinkingAsked(body);
	return CHAT_TEMPLATES[settings.template].thinks && !isSwitchedOff && body.reasoning_effort !== "none";
}

function readPrompt({ prompt, add_special_tokens }: Body, bos: string): string {
	if (isTokenIds(prompt)) return fromTokenIds(prompt);
	return `${add_special_tokens === false ? "" : bos}${String(prompt)}`;
}

function isTokenIds(prompt: unknown): prompt is readonly number[] {
	return Array.isArray(prompt) && prompt.every((id) => Number.isInteger(id) && id >= 0);
}

function readMaxTokens({ body, dialect }: Call): number | null {
	const given = dialect.tokenParameters.map((name) => body[name]).find((value) => typeof value === "number");
	return typeof given === "number" && given > 0 ? given : null; // llama.cpp and Ollama take -1 for no bound
}

function truncate({ messages, prompt }: Pick<Asked, "messages" | "prompt">, contextLength: number): Pick<Asked, "messages" | "prompt"> {
	return prompt === null ? { messages: truncateMessages(messages, contextLength), prompt } : { messages, prompt: truncateText(prompt, contextLength) };
}

type Extent = { readonly dialect: Dialect; readonly promptTokens: number; readonly maxTokens: number | null; readonly contextLength: number };

function overflows({ dialect, promptTokens, maxTokens, contextLength }: Extent): boolean {
	if (dialect.overflow === "truncated") return false;
	if (dialect.overflow === "prompt-alone-refused") return promptTokens >= contextLength;
	return promptTokens >= contextLength || promptTokens + (maxTokens ?? 0) > contextLength;
}

/** Chats ask with a switch and a number, completions with the number alone. */
function readTopLogprobs({ kind, body }: Call): number | null {
	if (kind === "completion") return typeof body.logprobs === "number" ? body.logprobs : null;
	if (body.logprobs !== true) return null;
	return typeof body.top_logprobs === "number" ? body.top_logprobs : 0;
}
