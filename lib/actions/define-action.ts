import "server-only";
import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { Actor } from "#lib/auth/actor.ts";
import { findActor } from "#lib/auth/find-actor.ts";
import { AppError } from "#lib/errors.ts";
import { describeError } from "#lib/http/describe-error.ts";
import { assertOwnOrigin } from "#lib/http/origins.ts";
import type { Result } from "#lib/result.ts";

/** Turns a use case into a server action: origin, session, parse, call. A failure is a value that the caller must look at. */
export function defineAction<Schema extends z.ZodType, Value>(schema: Schema, perform: (actor: Actor, input: z.output<Schema>) => Promise<Value>) {
	return async (input: z.input<Schema>): Promise<Result<Value>> => {
		try {
			const asked = await headers();
			// Next lets an action without Origin pass with a warning; we do not.
			assertOwnOrigin(asked);
			const actor = await findActor(asked);
			if (!actor) throw new AppError("unauthenticated", "You are signed out. Sign in again; what you typed is still here.");
			return { ok: true, value: await perform(actor, schema.parse(input)) };
		} catch (error) {
			unstable_rethrow(error);
			return { ok: false, error: describeError(error) };
		}
	};
}
