import "server-only";
import type { ImageContent } from "#lib/images/schema.ts";
import { CallRefused } from "#lib/inference/call-refused.ts";
import type { ModelCall } from "#lib/inference/model-call.ts";
import { readRawReply } from "#lib/inference/raw-reply.ts";
import type { QuestionContent } from "#lib/questions/schema.ts";
import { phraseThinkPrompt, THINK_PROMPT_VERSION } from "#lib/synthesis/phrase-think-prompt.ts";
import type { Sampling } from "#lib/synthesis/recipe-schema.ts";
import type { Rejection } from "#lib/synthesis/rejection.ts";
import type { Asker } from "#lib/synthesis/server/asker.ts";
import { toSentImage } from "#lib/synthesis/server/to-sent-image.ts";
import { toSimpleTrace } from "#lib/synthesis/to-simple-trace.ts";
import type { TraceContent } from "#lib/traces/schema.ts";

type Thinking = {
	readonly question: QuestionContent;
	readonly questionKey: string;
	readonly image: ImageContent;
	readonly sampling: Sampling;
	/** Of the run. */
	readonly seed: number;
	/** Which of several thoughts about the question, from 0. */
	readonly sample: number;
	/** Which time somebody asks for that one anew, from 1. */
	readonly attempt: number;
	/** A person's wish about the thought. */
	readonly instruction?: string;
};

export type Thought = { readonly kind: "trace"; readonly trace: TraceContent } | { readonly kind: "rejected"; readonly rejection: Rejection };

/** Seeds of one attempt never meet those of another. */
const SEEDS_PER_ATTEMPT = 1_000;
const SAMPLE_LENGTH = 200;

/**
 * One simple trace by a VLM that sees the picture, whether it ends in the key or not.
 * @throws CallRefused where the server cannot answer now, and may some time later
 */
export async function thinkAboutQuestion(thinking: Thinking, ask: Asker["ask"]): Promise<Thought> {
	try {
		const { key: generation, reply } = await askShorterIfAsked(await toThinkCall(thinking), ask);
		const read = readRawReply(reply);
		const rejected = (reason: string): Thought => ({ kind: "rejected", rejection: { reason, sample: beginningOf(read), generation } });
		if (reply.choices[0]?.finish_reason === "length") return rejected("ran out of tokens");
		if (read.kind === "unreadable") return rejected("closed its thought twice");
		const { question, questionKey } = thinking;
		const made = toSimpleTrace({ question, questionKey, thinking: read.thinking, said: read.said, generation });
		return made.kind === "trace" ? made : rejected(made.reason);
	} catch (error) {
		if (!(error instanceof CallRefused) || error.verdict.kind === "again" || error.verdict.kind === "closed") throw error;
		return { kind: "rejected", rejection: { reason: error.message, sample: "", generation: null } };
	}
}

async function toThinkCall({ question, image, sampling, seed, sample, attempt, instruction }: Thinking): Promise<ModelCall> {
	return {
		stage: "think",
		promptVersion: THINK_PROMPT_VERSION,
		inputs: { kind: "chat", ...phraseThinkPrompt(question, instruction), begun: null },
		parameters: { ...sampling, seed: seed + (attempt - 1) * SEEDS_PER_ATTEMPT + sample },
		image: await toSentImage(image, question),
		sample,
		attempt,
	};
}

/** Where prompt and answer together have no room in the model, half the answer may. */
async function askShorterIfAsked(call: ModelCall, ask: Asker["ask"]): ReturnType<Asker["ask"]> {
	try {
		return await ask(call);
	} catch (error) {
		if (!(error instanceof CallRefused) || error.verdict.kind !== "shorten") throw error;
		return ask({ ...call, parameters: { ...call.parameters, maxTokens: Math.ceil(call.parameters.maxTokens / 2) } });
	}
}

function beginningOf(read: ReturnType<typeof readRawReply>): string {
	const words = read.kind === "read" ? read.thinking || read.said : "";
	return words.trim().toWellFormed().slice(0, SAMPLE_LENGTH).toWellFormed();
}
