import { expect, test } from "vitest";
import type { ServerProfile } from "#lib/inference/schema.ts";
import { type Sendable, toRequestBody } from "#lib/inference/to-request-body.ts";

const profile: ServerProfile = {
	kind: "vllm",
	version: "0.24.0",
	models: [{ id: "m", contextTokens: 8_192 }],
	model: "m",
	images: true,
	jsonSchema: "enforced",
	samples: true,
	seed: true,
	logprobs: true,
	continues: true,
	completions: true,
	tokenize: true,
	reasoning: "none",
	tokenParameter: "max_completion_tokens",
	metrics: true,
};
const call: Sendable = {
	inputs: { kind: "chat", system: "Look closely.", user: "How many dogs?", begun: null },
	parameters: { temperature: 0.7, topP: 0.8, maxTokens: 64, seed: 3 },
	image: { sha256: "ab", mime: "image/png", bytes: new Uint8Array([1, 2, 3]) },
};

test("what many calls share comes first, then the picture, then the question", () => {
	expect(toRequestBody(call, profile)).toEqual({
		path: "/chat/completions",
		body: {
			model: "m",
			temperature: 0.7,
			top_p: 0.8,
			seed: 3,
			max_completion_tokens: 64,
			messages: [
				{ role: "system", content: "Look closely." },
				{
					role: "user",
					content: [
						{ type: "image_url", image_url: { url: "data:image/png;base64," } },
						{ type: "text", text: "How many dogs?" },
					],
				},
			],
		},
	});
});

test("an answer that is begun is gone on with, a schema is sent to whoever takes one, and tokens are counted in the server's own word", () => {
	const schema = { type: "object" };
	const begun: Sendable = {
		...call,
		image: null,
		inputs: { kind: "chat", system: null, user: "How many?", begun: "<think>" },
		parameters: { ...call.parameters, seed: null, topK: 20, repetitionPenalty: 1.05, stop: ["\n"], schema },
	};
	expect(toRequestBody(begun, { ...profile, tokenParameter: "max_tokens" }).body).toEqual({
		model: "m",
		temperature: 0.7,
		top_p: 0.8,
		top_k: 20,
		repetition_penalty: 1.05,
		stop: ["\n"],
		max_tokens: 64,
		add_generation_prompt: false,
		continue_final_message: true,
		response_format: { type: "json_schema", json_schema: { name: "answer", strict: true, schema } },
		messages: [
			{ role: "user", content: "How many?" },
			{ role: "assistant", content: "<think>" },
		],
	});
	expect(toRequestBody(begun, { ...profile, jsonSchema: "refused" }).body).not.toHaveProperty("response_format");
});

test("a raw prompt goes as it is", () => {
	const raw = toRequestBody({ ...call, image: null, inputs: { kind: "raw", prompt: "<|im_start|>" } }, profile);
	expect(raw).toEqual({ path: "/completions", body: { model: "m", temperature: 0.7, top_p: 0.8, seed: 3, max_tokens: 64, prompt: "<|im_start|>" } });
});
