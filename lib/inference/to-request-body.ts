import type { CallInputs, CallParameters, ModelCall, SentImage } from "#lib/inference/model-call.ts";
import type { ServerProfile } from "#lib/inference/schema.ts";

/** A call whose prompt is made: a thought stands there as the token ids that the server's tokenizer has for it. */
export type Sendable = Pick<ModelCall, "parameters" | "image"> & {
	readonly inputs: Exclude<CallInputs, { readonly kind: "thought" | "detect" }> | { readonly kind: "tokens"; readonly ids: readonly number[] };
};

export type RequestBody = { readonly path: "/chat/completions" | "/completions"; readonly body: Readonly<Record<string, unknown>> };

/**
 * A call as one server takes it. What is the same for many calls comes first, then the picture, then what differs, so that servers that keep
 * prefixes find them (`interop.md` C.4). Of a picture there is only room, which `writeRequest` fills.
 */
export function toRequestBody({ inputs, parameters, image }: Sendable, profile: ServerProfile): RequestBody {
	const shared = { model: profile.model, ...toSampling(parameters) };
	if (inputs.kind !== "chat") {
		const prompt = inputs.kind === "raw" ? inputs.prompt : inputs.ids;
		return { path: "/completions", body: { ...shared, prompt, max_tokens: parameters.maxTokens } };
	}
	return {
		path: "/chat/completions",
		body: {
			...shared,
			messages: toMessages(inputs, image),
			[profile.tokenParameter]: parameters.maxTokens,
			...(inputs.begun === null ? {} : { add_generation_prompt: false, continue_final_message: true }),
			...(parameters.schema && profile.jsonSchema !== "refused" ? { response_format: toResponseFormat(parameters.schema) } : {}),
		},
	};
}

function toSampling({ temperature, topP, topK, repetitionPenalty, seed, stop, keepsMarks }: CallParameters): Readonly<Record<string, unknown>> {
	return {
		temperature,
		top_p: topP,
		...(topK === undefined ? {} : { top_k: topK }),
		...(repetitionPenalty === undefined ? {} : { repetition_penalty: repetitionPenalty }),
		...(seed === null ? {} : { seed }),
		...(stop === undefined ? {} : { stop }),
		...(keepsMarks === undefined ? {} : { skip_special_tokens: false }),
	};
}

function toMessages({ system, user, begun }: CallInputs & { readonly kind: "chat" }, image: SentImage | null): readonly object[] {
	const asked = { type: "text", text: user };
	return [
		...(system === null ? [] : [{ role: "system", content: system }]),
		{ role: "user", content: image === null ? user : [{ type: "image_url", image_url: { url: toUrlHead(image) } }, asked] },
		...(begun === null ? [] : [{ role: "assistant", content: begun }]),
	];
}

/** All of a picture's URL but its bytes. */
export function toUrlHead({ mime }: SentImage): string {
	return `data:${mime};base64,`;
}

function toResponseFormat(schema: Readonly<Record<string, unknown>>): object {
	return { type: "json_schema", json_schema: { name: "answer", strict: true, schema } };
}
