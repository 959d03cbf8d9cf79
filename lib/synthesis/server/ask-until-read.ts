import "server-only";
import { CallRefused } from "#lib/inference/call-refused.ts";
import type { ModelCall } from "#lib/inference/model-call.ts";
import { readRawReply } from "#lib/inference/raw-reply.ts";
import type { Generated } from "#lib/inference/server/generate.ts";
import type { Rejection } from "#lib/synthesis/rejection.ts";
import type { Asker } from "#lib/synthesis/server/asker.ts";
import { toExcerpt } from "#lib/text/to-excerpt.ts";

export type Wanted<Value> = {
	/** The first attempt. */
	readonly call: ModelCall;
	/** What the model said, or why it is of no use. */
	readonly read: (said: string) => { readonly kind: "read"; readonly value: Value } | { readonly kind: "unreadable"; readonly reason: string };
	/** Whether an answer that ran out of tokens says something all the same. */
	readonly isCutRead: boolean;
	/** The seed of another attempt, the first being 1. */
	readonly seedOf: (attempt: number) => number;
	/** The same call with less in it, for a server to which it was too long; null where there is nothing to leave out. */
	readonly shorten: ((call: ModelCall) => Promise<ModelCall>) | null;
};

export type Answer<Value> =
	| { readonly kind: "answered"; readonly value: Value; readonly generation: string }
	| { readonly kind: "rejected"; readonly rejection: Rejection };

const ATTEMPTS_MAX = 2;

/**
 * A model's answer, read. What cannot be read, or ran out of tokens, is asked for once more with another seed, and then rejected.
 * @throws CallRefused where the server may answer some time later
 */
export async function askUntilRead<Value>(asker: Asker, wanted: Wanted<Value>): Promise<Answer<Value>> {
	const { call, seedOf } = wanted;
	for (let attempt = 1; ; attempt += 1) {
		const asked = attempt === 1 ? call : { ...call, attempt: call.attempt + attempt - 1, parameters: { ...call.parameters, seed: seedOf(attempt) } };
		const { answer, isFinal } = await askOnce(asker, asked, wanted);
		if (isFinal || attempt === ATTEMPTS_MAX) return answer;
	}
}

type Tried<Value> = { readonly answer: Answer<Value> /** Whether another seed would change nothing. */; readonly isFinal: boolean };

async function askOnce<Value>(asker: Asker, call: ModelCall, wanted: Wanted<Value>): Promise<Tried<Value>> {
	try {
		return read(await asker.ask(call), wanted);
	} catch (error) {
		if (!(error instanceof CallRefused)) throw error;
		const { kind, says } = error.verdict;
		if (kind === "again" || kind === "closed") throw error;
		if (kind === "shorten" && wanted.shorten) return askOnce(asker, await wanted.shorten(call), { ...wanted, shorten: null });
		const reason = kind === "shorten" ? "too long for the model" : "the server refused it";
		return { answer: { kind: "rejected", rejection: { reason, sample: toExcerpt(says), generation: null } }, isFinal: true };
	}
}

function read<Value>({ key, reply }: Generated, wanted: Wanted<Value>): Tried<Value> {
	const words = readRawReply(reply);
	if (words.kind === "unreadable") return reject("closed its thought twice", words.says);
	if (reply.choices[0]?.finish_reason === "length" && !wanted.isCutRead) return reject("ran out of tokens", words.said);
	const answer = wanted.read(words.said);
	if (answer.kind === "unreadable") return reject(answer.reason, words.said);
	return { answer: { kind: "answered", value: answer.value, generation: key }, isFinal: true };

	function reject(reason: string, said: string): Tried<Value> {
		const rejection = { reason, sample: toExcerpt(said), generation: key };
		return { answer: { kind: "rejected", rejection }, isFinal: false };
	}
}
