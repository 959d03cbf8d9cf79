import { expect, test } from "vitest";
import { whyUnfit } from "#components/runs/why-unfit.ts";
import type { ServerProfile } from "#lib/inference/schema.ts";

const profile: ServerProfile = {
	kind: "vllm",
	version: null,
	models: [{ id: "reads", contextTokens: 4_096 }],
	model: "reads",
	images: false,
	jsonSchema: "enforced",
	samples: true,
	seed: true,
	logprobs: false,
	continues: false,
	completions: true,
	tokenize: true,
	reasoning: "none",
	tokenParameter: "max_tokens",
	metrics: false,
};

test("a blind server writes, and does not look", () => {
	expect(whyUnfit({ profile, probeError: null }, "writer")).toBeNull();
	expect(whyUnfit({ profile, probeError: null }, "vlm")).toBe("does not look at pictures");
	expect(whyUnfit({ profile: { ...profile, images: true }, probeError: null }, "vlm")).toBeNull();
});

test("of a server that was never reached nothing is known", () => {
	expect(whyUnfit({ profile: null, probeError: null }, "writer")).toBe("not probed yet");
	expect(whyUnfit({ profile: null, probeError: "broke off" }, "writer")).toBe("did not answer its probe");
});
