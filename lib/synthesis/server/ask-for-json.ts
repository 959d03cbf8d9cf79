import "server-only";
import type { z } from "zod";
import { readJsonAnswer } from "#lib/synthesis/read-json-answer.ts";
import { type Answer, askUntilRead, type Wanted } from "#lib/synthesis/server/ask-until-read.ts";
import type { Asker } from "#lib/synthesis/server/asker.ts";

type WantedJson<Value> = Pick<Wanted<Value>, "call" | "seedOf" | "shorten"> & {
	readonly schema: z.ZodType<Value>;
	/** JSON Schema of it, for servers that enforce one. */
	readonly format: Readonly<Record<string, unknown>>;
};

/**
 * A model's answer in a form.
 * @throws CallRefused where the server may answer some time later
 */
export function askForJson<Value>(asker: Asker, { call, seedOf, shorten, schema, format }: WantedJson<Value>): Promise<Answer<Value>> {
	return askUntilRead(asker, {
		call: { ...call, parameters: { ...call.parameters, schema: format } },
		read: (said) => readJsonAnswer(said, schema),
		isCutRead: false,
		seedOf,
		shorten,
	});
}
