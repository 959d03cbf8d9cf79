import "server-only";
import type { z } from "zod";
import { CallRefused } from "#lib/inference/call-refused.ts";
import type { ModelCall } from "#lib/inference/model-call.ts";
import { readRawReply } from "#lib/inference/raw-reply.ts";
import type { Generated } from "#lib/inference/server/generate.ts";
import { readJsonAnswer } from "#lib/synthesis/read-json-answer.ts";
import type { Rejection } from "#lib/synthesis/rejection.ts";
import type { Asker } from "#lib/synthesis/server/asker.ts";
import { sliceCodePoints } from "#lib/text/unicode.ts";

type Wanted<Value> = {
	/** The call's first attempt; the schema is added. */
	readonly call: ModelCall;
	readonly schema: z.ZodType<Value>;
	/** JSON Schema of it, for servers that enforce one. */
	readonly format: Readonly<Record<string, unknown>>;
	/** The seed of another attempt. */
	readonly seedOf: (attempt: number) => number;
	/** The same call with less in it, for a server to which it was too long; null where there is nothing to leave out. */
	readonly shorten: ((call: ModelCall) => Promise<ModelCall>) | null;
};

export type JsonReply<Value> =
	| { readonly kind: "answered"; readonly value: Value; readonly generation: string }
	| { readonly kind: "rejected"; readonly rejection: Rejection };

const ATTEMPTS_MAX = 2;
const SAMPLE_LENGTH_MAX = 300;

/**
 * A model's answer in a form. What breaks it, or runs out of tokens, is asked for once more with another seed, and then rejected.
 * @throws CallRefused where the server may answer some time later
 */
export async function askForJson<Value>(asker: Asker, wanted: Wanted<Value>): Promise<JsonReply<Value>> {
	const call = { ...wanted.call, parameters: { ...wanted.call.parameters, schema: wanted.format } };
	for (let attempt = 1; ; attempt += 1) {
		const asked = attempt === 1 ? call : { ...call, attempt, parameters: { ...call.parameters, seed: wanted.seedOf(attempt) } };
		const reply = await askOnce(asker, asked, wanted);
		if (reply.kind === "answered" || reply.isFinal || attempt === ATTEMPTS_MAX) return reply;
	}
}

type Tried<Value> = JsonReply<Value> & { /** Whether another seed would change nothing. */ readonly isFinal: boolean };

async function askOnce<Value>(asker: Asker, call: ModelCall, { schema, shorten }: Wanted<Value>): Promise<Tried<Value>> {
	try {
		return read(await asker.ask(call), schema);
	} catch (error) {
		if (!(error instanceof CallRefused)) throw error;
		if (error.verdict.kind === "again" || error.verdict.kind === "closed") throw error;
		if (error.verdict.kind === "shorten" && shorten) return askOnce(asker, await shorten(call), { schema, shorten: null } as Wanted<Value>);
		const reason = error.verdict.kind === "shorten" ? "too long for the model" : "refused by the server";
		return { kind: "rejected", isFinal: true, rejection: { reason, sample: error.verdict.says, generation: null } };
	}
}

function read<Value>({ key, reply }: Generated, schema: z.ZodType<Value>): Tried<Value> {
	const reject = (reason: string, said: string): Tried<Value> => ({
		kind: "rejected",
		isFinal: false,
		rejection: { reason, sample: sliceCodePoints(said, 0, SAMPLE_LENGTH_MAX), generation: key },
	});
	const words = readRawReply(reply);
	if (words.kind === "unreadable") return reject("closed its thought twice", words.says);
	if (reply.choices[0]?.finish_reason === "length") return reject("ran out of tokens", words.said);
	const answer = readJsonAnswer(words.said, schema);
	if (answer.kind === "unreadable") return reject(answer.reason, words.said);
	return { kind: "answered", value: answer.value, generation: key, isFinal: true };
}
