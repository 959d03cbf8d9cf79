import "server-only";
import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { describeError } from "#lib/http/describe-error.ts";
import { assertOwnOrigin } from "#lib/http/origins.ts";
import type { Result } from "#lib/result.ts";

/** A server action for people who are not signed in yet: as `defineAction`, without an actor. */
export function definePublicAction<Schema extends z.ZodType, Value>(schema: Schema, perform: (input: z.output<Schema>) => Promise<Value>) {
	return async (input: z.input<Schema>): Promise<Result<Value>> => {
		try {
			assertOwnOrigin(await headers());
			return { ok: true, value: await perform(schema.parse(input)) };
		} catch (error) {
			unstable_rethrow(error);
			return { ok: false, error: describeError(error) };
		}
	};
}
