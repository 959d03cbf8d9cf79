import type { z } from "zod";

export type JsonAnswer<Value> =
	| { readonly kind: "read"; readonly value: Value }
	| { readonly kind: "unreadable"; readonly reason: "no JSON" | "not the form asked for" };

/** The JSON object in what a model said, in a fence or amid prose as well, where it has the form. No server is trusted to have enforced one. */
export function readJsonAnswer<Value>(said: string, schema: z.ZodType<Value>): JsonAnswer<Value> {
	const json = parseJson(said) ?? parseJson(said.slice(said.indexOf("{"), said.lastIndexOf("}") + 1));
	if (json === undefined) return { kind: "unreadable", reason: "no JSON" };
	const { data, success } = schema.safeParse(json);
	return success ? { kind: "read", value: data } : { kind: "unreadable", reason: "not the form asked for" };
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
