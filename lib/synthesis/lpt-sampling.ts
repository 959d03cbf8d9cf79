import type { Sampling } from "#lib/synthesis/recipe-schema.ts";

/** How LPT's code samples (`method.md` §2.3, §4.2, §4.3); all its recipes but the paper's are made of it. */
export const LPT_SAMPLING = {
	/** gpt-4o at 0.7, one reply an image. It names no top-p and no bound: the API's own 1, and a bound of ours that no list of questions reached. */
	write: { temperature: 0.7, topP: 1, maxTokens: 4_096 },
	/** Qwen2.5-VL-7B-Instruct. Its top-k of -1 is none. */
	think: { temperature: 0.7, topP: 0.8, repetitionPenalty: 1.05, maxTokens: 1_024 },
	/** DeepSeek-R1-Distill-Qwen-32B. */
	expand: { temperature: 0.6, topP: 0.95, repetitionPenalty: 1.05, maxTokens: 256 },
} as const satisfies Record<string, Sampling>;
