import { expect, test } from "vitest";
import type { RawReply } from "#lib/inference/raw-reply.ts";
import { readContinuation } from "#lib/inference/read-continuation.ts";

const said = (text: string): RawReply => ({ choices: [{ finish_reason: "stop", text }] });
const R1 = { by: "template", template: "r1" } as const;
const GPT = { by: "template", template: "gpt-oss" } as const;
const SAID_FINALLY = "<|start|>assistant<|channel|>final<|message|><answer> B </answer><|return|>";

test("what comes before the closing tag belongs to the begun thought, its first blank too", () => {
	expect(readContinuation(said(" the cap is red.\n</think>\n\n<answer> B </answer>"), R1)).toEqual({
		kind: "read",
		thinking: " the cap is red.\n",
		said: "\n\n<answer> B </answer>",
	});
});

test("a thought that never ends has nothing said after it, and one that ends twice is refused", () => {
	expect(readContinuation(said(" the cap. B"), R1)).toEqual({ kind: "read", thinking: " the cap. B", said: "" });
	expect(readContinuation(said("a</think>b</think>c"), R1).kind).toBe("unreadable");
});

test("a chat's server may give the thought in a field of its own, or leave it in the text", () => {
	const message = { content: "<answer> B </answer>", reasoning: "the cap is red." };
	const read = { kind: "read", thinking: "the cap is red.", said: "<answer> B </answer>" };
	expect(readContinuation({ choices: [{ message }] }, { by: "chat" })).toEqual(read);
	expect(readContinuation({ choices: [{ message: { content: "the cap is red.</think><answer> B </answer>" } }] }, { by: "chat" })).toEqual(read);
});

test("gpt-oss ends its thought as a message and answers in another", () => {
	expect(readContinuation(said(` the cap is red.<|end|>${SAID_FINALLY}`), GPT)).toEqual({
		kind: "read",
		thinking: " the cap is red.",
		said: "<answer> B </answer>",
	});
	expect(readContinuation(said(" the cap is red.<|return|>"), GPT)).toEqual({ kind: "read", thinking: " the cap is red.", said: "" });
});

test("where a server cuts gpt-oss's marks out, what is left of them still parts thought and answer", () => {
	expect(readContinuation(said(" the cap is red.assistantfinal<answer> B </answer>"), GPT)).toEqual({
		kind: "read",
		thinking: " the cap is red.",
		said: "<answer> B </answer>",
	});
});

test.each([
	["thinks anew", `a<|end|><|start|>assistant<|channel|>analysis<|message|>b<|end|>${SAID_FINALLY}`],
	["calls a tool", "a<|end|><|start|>assistant to=functions.look<|channel|>commentary<|message|>{}<|call|>"],
	["answers twice", `a<|end|>${SAID_FINALLY}<|end|>${SAID_FINALLY}`],
])("gpt-oss is refused where it %s", (_, text) => {
	expect(readContinuation(said(text), GPT).kind).toBe("unreadable");
});
