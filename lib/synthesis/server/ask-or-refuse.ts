import "server-only";
import { CallRefused } from "#lib/inference/call-refused.ts";
import type { ModelCall } from "#lib/inference/model-call.ts";
import { readRawReply } from "#lib/inference/raw-reply.ts";
import type { Generated } from "#lib/inference/server/generate.ts";
import type { Asker } from "#lib/synthesis/server/asker.ts";

export type AskedOrRefused =
	| { readonly kind: "answered"; readonly generated: Generated }
	| {
			readonly kind: "refused";
			readonly reason: "the server refused it" | "too long for the model" | "ran out of tokens";
			/** The server's words, or what came of the reply. */
			readonly says: string;
			/** Key of the record of a reply that is none. */
			readonly generation: string | null;
	  };

/**
 * A whole reply, or why there will never be one. A prompt that is too long together with its answer is tried once with half the answer.
 * @throws CallRefused where the server may answer some other time
 */
export async function askOrRefuse(asker: Asker, call: ModelCall): Promise<AskedOrRefused> {
	const first = await tryOnce(asker, call);
	if (first.kind === "answered" || first.reason !== "too long for the model") return first;
	return tryOnce(asker, { ...call, parameters: { ...call.parameters, maxTokens: Math.ceil(call.parameters.maxTokens / 2) } });
}

async function tryOnce(asker: Asker, call: ModelCall): Promise<AskedOrRefused> {
	try {
		const generated = await asker.ask(call);
		const [choice] = generated.reply.choices;
		if (choice?.finish_reason !== "length") return { kind: "answered", generated };
		const read = readRawReply(generated.reply);
		const says = read.kind === "read" ? read.thinking || read.said : read.says;
		return { kind: "refused", reason: "ran out of tokens", says, generation: generated.key };
	} catch (error) {
		if (!(error instanceof CallRefused)) throw error;
		if (error.verdict.kind === "refused") return { kind: "refused", reason: "the server refused it", says: error.verdict.says, generation: null };
		if (error.verdict.kind === "shorten") return { kind: "refused", reason: "too long for the model", says: error.verdict.says, generation: null };
		throw error;
	}
}
