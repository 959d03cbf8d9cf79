import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import type { ActAnswer, DecideAct } from "#lib/review/schema.ts";
import { recordActs } from "#lib/review/server/record-acts.ts";

/** Records decisions in their order, each for itself: one that cannot be recorded stops no other. */
export function recordDecisions(actor: Actor, decisions: readonly DecideAct[]): Promise<readonly ActAnswer[]> {
	return recordActs(actor, decisions);
}
