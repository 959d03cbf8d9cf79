import { expect, test } from "vitest";
import { planContinuation } from "#lib/inference/plan-continuation.ts";
import type { ServerProfile } from "#lib/inference/schema.ts";

const PROFILE: ServerProfile = {
	kind: "vllm",
	version: null,
	models: [],
	model: "deepseek-ai/DeepSeek-R1-Distill-Qwen-32B",
	images: false,
	jsonSchema: "enforced",
	samples: true,
	seed: true,
	logprobs: true,
	continues: true,
	completions: true,
	tokenize: true,
	reasoning: "inline",
	tokenParameter: "max_tokens",
	metrics: true,
};
const OWN = { ...PROFILE, model: "our/own-tuning" };

test("a template that is known goes before a tokenizer, and both before a chat's own continuing", () => {
	expect(planContinuation(PROFILE)).toEqual({ by: "template", template: "r1" });
	expect(planContinuation(OWN)).toEqual({ by: "tokenizer" });
	expect(planContinuation({ ...OWN, tokenize: false })).toEqual({ by: "chat" });
	expect(planContinuation({ ...PROFILE, completions: false })).toEqual({ by: "chat" });
});

test("where no way is open, a sentence says why", () => {
	const says = (profile: ServerProfile): string => JSON.stringify(planContinuation({ ...profile, tokenize: false, continues: false }));
	expect(says(OWN)).toContain("does not know how our/own-tuning lays out a conversation");
	expect(says({ ...PROFILE, completions: false })).toContain("goes on neither with a raw prompt nor with a begun message");
});
