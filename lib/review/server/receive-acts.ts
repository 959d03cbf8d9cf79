import "server-only";
import type { z } from "zod";
import type { Actor } from "#lib/auth/actor.ts";
import { AppError } from "#lib/errors.ts";
import type { ActAnswer, actBatchSchema } from "#lib/review/schema.ts";
import { recordActs } from "#lib/review/server/record-acts.ts";

/** Acts as a browser sends them. @throws AppError forbidden where they are another person's than the one signed in */
export async function receiveActs(actor: Actor, batch: z.infer<typeof actBatchSchema>): Promise<{ readonly answers: readonly ActAnswer[] }> {
	if (batch.actor !== actor.id) {
		throw new AppError(
			"forbidden",
			"These decisions were made by another person, who was signed in here before. They are sent once that person signs in again.",
		);
	}
	return { answers: await recordActs(actor, batch.acts) };
}
