import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openAsker } from "#e2e/fixtures/open-asker.ts";
import { withTestDatabase } from "#e2e/fixtures/test-database.ts";
import type { Answerer } from "#e2e/inference-server/asked.ts";
import { CHAT_TEMPLATES } from "#e2e/inference-server/chat-templates.ts";
import answerProbe from "#e2e/inference-server/probe-answerer.ts";
import type { InferenceServerOptions } from "#e2e/inference-server/start-inference-server.ts";
import { createId } from "#lib/ids.ts";
import type { QuestionContent } from "#lib/questions/schema.ts";
import { type ExpandInput, expandTrace } from "#lib/synthesis/server/expand-trace.ts";
import { toSimpleTrace } from "#lib/synthesis/to-simple-trace.ts";
import { traceContentSchema } from "#lib/traces/schema.ts";

withTestDatabase();
let folder: string;

beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), "tracewright-expand-"));
	vi.stubEnv("TRACEWRIGHT_DATA", folder);
});

afterAll(async () => {
	vi.unstubAllEnvs();
	await rm(folder, { recursive: true, force: true });
});

const QUESTION: QuestionContent = {
	v: 1,
	kind: "question",
	image: "coco:1",
	stage: "grounded",
	type: "attribute",
	origin: "model",
	stem: "What color is the cap?",
	mentions: [],
	options: ["Red", "Blue", "Green", "White"],
	key: "B",
	evidence: [{ region: "r1", label: "cap", box: { x: 0, y: 0, width: 10, height: 10 } }],
	derivation: null,
	restsOn: [],
	parents: [],
};
const PARAMS = { samples: 3, cues: ["Wait,", "Hmm,"], sampling: { temperature: 0.6, topP: 0.95, maxTokens: 256 } };
const BEGUN = "I see the cap. It is red.";

function openReasoner(options: InferenceServerOptions): ReturnType<typeof openAsker> {
	return openAsker(createId<string>(), { roles: ["reasoner"], ...options });
}

function inputOf(change: Partial<ExpandInput> = {}): ExpandInput {
	const made = toSimpleTrace({ question: QUESTION, questionKey: "q", thinking: BEGUN, said: "A", generation: "00" });
	if (made.kind !== "trace") throw new Error(made.reason);
	return {
		question: QUESTION,
		questionKey: "q",
		simple: { key: "t", trace: made.trace },
		captions: ["A blue cap."],
		seed: 1,
		instruction: null,
		attempt: 1,
		...change,
	};
}

const ADDED = " the light is warm. The cap is blue.";
const SAID = "<answer> B </answer>";
const isExpansion = (prompt: string): boolean => prompt.includes(BEGUN);

/** Goes on as each family of models does. */
const goOn: Answerer = (asked) => {
	const last = asked.messages.at(-1);
	if (last?.role === "assistant" && isExpansion(last.content)) return `${last.content}${ADDED}\n</think>\n\n${SAID}`;
	if (!isExpansion(asked.prompt ?? "")) return answerProbe(asked);
	if (asked.prompt?.includes("<|channel|>")) return `${ADDED}<|end|><|start|>assistant<|channel|>final<|message|>${SAID}<|return|>`;
	return `${ADDED}\n</think>\n\n${SAID}`;
};

const R1: InferenceServerOptions = { dialect: "vllm", template: "r1-distill", model: "deepseek-ai/DeepSeek-R1-Distill-Qwen-32B", answerer: goOn, imagesMax: 0 };

test.each<[string, Partial<InferenceServerOptions>]>([
	["R1 at vLLM", {}],
	["R1 at llama.cpp", { dialect: "llamacpp", model: "/models/DeepSeek-R1-Distill-Qwen-32B-Q4_K_M.gguf" }],
	["QwQ at SGLang", { dialect: "sglang", template: "qwq", model: "Qwen/QwQ-32B" }],
	["Qwen3 at vLLM", { template: "qwen3", model: "Qwen/Qwen3-32B" }],
	["a thinking Qwen3 at SGLang", { dialect: "sglang", template: "qwen3-thinking", model: "Qwen/Qwen3-30B-A3B-Thinking-2507" }],
	["gpt-oss at vLLM", { template: "gpt-oss", model: "openai/gpt-oss-20b" }],
	["gpt-oss at llama.cpp", { dialect: "llamacpp", template: "gpt-oss", model: "gpt-oss-20b-mxfp4.gguf" }],
	["a model of no known template, at vLLM, by its tokenizer", { template: "qwen3-thinking", model: "our/own-tuning" }],
	["a model of no known template, whose own prompt opens no thought", { template: "qwen3", model: "our/other-tuning" }],
	["a model of no known template, at SGLang, by a begun chat", { dialect: "sglang", template: "chatml", model: "our/own-tuning" }],
])("%s goes on with a thought", async (_, options) => {
	const { asker, inference } = await openReasoner({ ...R1, ...options });
	const { kept, rejected } = await expandTrace(inputOf(), PARAMS, asker);
	expect(rejected).toEqual([]);
	expect(
		kept.map(({ trace }) => [trace.answer, /^I see the cap\. It is red\.[\n ](?:Wait|Hmm), the light is warm\. The cap is blue\.$/.test(trace.text)]),
	).toEqual(Array.from({ length: 3 }, () => ["B", true]));
	expect(kept.map(({ trace }) => traceContentSchema.parse(trace))).toEqual(kept.map(({ trace }) => trace));
	expect(new Set(kept.map(({ key }) => key)).size).toBe(3);
	const thoughts = inference.calls().filter(({ body }) => JSON.stringify(body).includes("<think>"));
	for (const { body } of thoughts) expect(JSON.stringify(body).match(/<think>/g)?.length).toBe(1);
});

test("the same again gives the same bytes, and nothing is paid for", async () => {
	const { asker, inference } = await openReasoner(R1);
	const first = await expandTrace(inputOf({ seed: 5 }), PARAMS, asker);
	const paid = inference.calls().length;
	expect(await expandTrace(inputOf({ seed: 5 }), PARAMS, asker)).toEqual(first);
	expect(inference.calls().length).toBe(paid);
	const other = await expandTrace(inputOf({ seed: 5, attempt: 2 }), PARAMS, asker);
	expect(inference.calls().length).toBe(paid + 3);
	expect(other.kept.map(({ trace }) => trace.generations)).not.toEqual(first.kept.map(({ trace }) => trace.generations));
});

test("another seed makes other traces of the same thought", async () => {
	const { asker } = await openReasoner(R1);
	const keysOf = async (seed: number) => (await expandTrace(inputOf({ seed }), PARAMS, asker)).kept.map(({ key }) => key);
	expect(new Set([...(await keysOf(11)), ...(await keysOf(12))]).size).toBe(6);
});

test("other sampling, or other cues, make traces that stand beside those that are there", async () => {
	const { asker } = await openReasoner(R1);
	const keysOf = async (params: typeof PARAMS) => (await expandTrace(inputOf({ seed: 21 }), params, asker)).kept.map(({ key }) => key);
	const [known, hotter, cued] = [
		await keysOf(PARAMS),
		await keysOf({ ...PARAMS, sampling: { ...PARAMS.sampling, temperature: 1 } }),
		await keysOf({ ...PARAMS, cues: ["Let me look once more."] }),
	];
	expect(new Set([...known, ...hotter, ...cued]).size).toBe(9);
});

test("the prompt that a tokenizer lays out is the template's own, with one opened thought at its end", async () => {
	const prompts: string[] = [];
	const answerer: Answerer = (asked) => {
		if (asked.prompt) prompts.push(asked.prompt);
		return goOn(asked);
	};
	for (const template of ["r1-distill", "qwen3"] as const) {
		const { asker } = await openReasoner({ ...R1, template, model: `our/${template}`, answerer });
		await expandTrace(inputOf(), { ...PARAMS, samples: 1 }, asker);
		const [, user = ""] = /(?:user\n|<｜User｜>)([\s\S]*?)(?:<\|im_end\|>|<｜Assistant｜>)/.exec(prompts.at(-1) ?? "") ?? [];
		const asked = CHAT_TEMPLATES[template].render({ messages: [{ role: "user", content: user }], addGenerationPrompt: true, isThinking: true });
		expect(prompts.at(-1)).toMatch(/<think>\nI see the cap\. It is red\.[\n ](?:Wait|Hmm),$/);
		expect(prompts.at(-1)?.startsWith(asked)).toBe(true);
	}
});

test("what cannot be used is refused with its reason, and the rest is kept", async () => {
	const replies = ["endless-think", "none", "none"] as const;
	const { asker, inference } = await openReasoner({ ...R1, slots: 1 });
	inference.control({ next: [...replies] });
	const { kept, rejected } = await expandTrace(inputOf({ seed: 2 }), PARAMS, asker);
	expect([kept.length, rejected.map(({ reason, generation }) => [reason, generation?.length])]).toEqual([2, [["ran out of tokens", 64]]]);
});

test.each([
	["speaks of the caption", " the description says blue.\n</think>\n<answer> B </answer>", /^description, says: /],
	["closed its thought twice", " it is blue.\n</think> Or not.\n</think>\n<answer> B </answer>", /more than once/],
	["no answer", " it is blue.\n</think>\nI cannot tell.", /^\s*I cannot tell/],
	["added nothing", "\n</think>\n<answer> B </answer>", /^(?:Wait|Hmm),$/],
])("refused: %s", async (reason, reply, sample) => {
	const { asker } = await openReasoner({
		...R1,
		model: "qwq-32b",
		template: "qwq",
		answerer: (asked) => (isExpansion(asked.prompt ?? "") ? reply : answerProbe(asked)),
	});
	const { kept, rejected } = await expandTrace(inputOf({ seed: reason.length }), { ...PARAMS, samples: 1 }, asker);
	expect([kept, rejected]).toEqual([[], [{ reason, sample: expect.stringMatching(sample), generation: expect.stringMatching(/^[0-9a-f]{64}$/) }]]);
});

test("a prompt that leaves no room for the answer is tried with half of it, and then refused", async () => {
	const { asker, inference } = await openReasoner({ ...R1, contextLength: 2_300 });
	const { rejected } = await expandTrace(inputOf(), { ...PARAMS, samples: 1, sampling: { ...PARAMS.sampling, maxTokens: 20_000 } }, asker);
	expect(rejected).toMatchObject([{ reason: "too long for the model", generation: null }]);
	expect(
		inference
			.calls()
			.filter(({ status }) => status === 400)
			.map(({ body }) => body.max_tokens)
			.slice(-2),
	).toEqual([20_000, 10_000]);
});

test("nothing is asked where nothing is known of the picture, nor of a server that cannot go on with a thought", async () => {
	const { asker, inference } = await openReasoner({ ...R1, dialect: "sglang", template: "qwen3", model: "our/own-tuning" });
	const asked = inference.calls().length;
	await expect(expandTrace(inputOf(), PARAMS, asker)).rejects.toThrow("does not know how our/own-tuning lays out a conversation");
	const { asker: able } = await openReasoner(R1);
	expect(await expandTrace(inputOf({ captions: [" "] }), PARAMS, able)).toEqual({
		kept: [],
		rejected: [{ reason: "no caption to reason from", sample: "What color is the cap?", generation: null }],
	});
	expect(inference.calls().length).toBe(asked);
});
