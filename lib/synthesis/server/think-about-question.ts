import "server-only";
import type { ModelCall, SentImage } from "#lib/inference/model-call.ts";
import { readRawReply } from "#lib/inference/raw-reply.ts";
import type { QuestionContent } from "#lib/questions/schema.ts";
import { phraseThinkPrompt, THINK_PROMPT_VERSION } from "#lib/synthesis/phrase-think-prompt.ts";
import type { Sampling } from "#lib/synthesis/recipe-schema.ts";
import type { Rejection } from "#lib/synthesis/rejection.ts";
import { askOrRefuse } from "#lib/synthesis/server/ask-or-refuse.ts";
import type { Asker } from "#lib/synthesis/server/asker.ts";
import { toSimpleTrace } from "#lib/synthesis/to-simple-trace.ts";
import { toExcerpt } from "#lib/text/to-excerpt.ts";
import type { TraceContent } from "#lib/traces/schema.ts";

type Thinking = {
	readonly question: QuestionContent;
	readonly questionKey: string;
	/** What the model sees, with the question's marks on it: `toSentImage`. */
	readonly picture: SentImage;
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

/**
 * One simple trace by a VLM that sees the picture, whether it ends in the key or not.
 * @throws CallRefused where the server cannot answer now, and may some time later
 */
export async function thinkAboutQuestion(thinking: Thinking, asker: Asker): Promise<Thought> {
	const asked = await askOrRefuse(asker, toThinkCall(thinking));
	if (asked.kind === "refused") return rejected(asked.reason, asked.says, asked.generation);
	const { key: generation, reply } = asked.generated;
	const read = readRawReply(reply);
	if (read.kind === "unreadable") return rejected("closed its thought twice", read.says, generation);
	const { question, questionKey } = thinking;
	const made = toSimpleTrace({ question, questionKey, thinking: read.thinking, said: read.said, generation });
	return made.kind === "trace" ? made : rejected(made.reason, read.thinking || read.said, generation);
}

function rejected(reason: string, said: string, generation: string | null): Thought {
	return { kind: "rejected", rejection: { reason, sample: toExcerpt(said), generation } };
}

function toThinkCall({ question, picture, sampling, seed, sample, attempt, instruction }: Thinking): ModelCall {
	return {
		stage: "think",
		promptVersion: THINK_PROMPT_VERSION,
		inputs: { kind: "chat", ...phraseThinkPrompt(question, instruction), begun: null },
		parameters: { ...sampling, seed: seed + (attempt - 1) * SEEDS_PER_ATTEMPT + sample },
		image: picture,
		sample,
		attempt,
	};
}
