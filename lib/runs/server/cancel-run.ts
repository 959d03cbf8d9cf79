import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import type { Run, RunTarget } from "#lib/runs/schema.ts";
import { moveRun } from "#lib/runs/server/move-run.ts";

/** Calls in flight are given up. What was made stays, and waits for people as everything does. */
export function cancelRun(actor: Actor, { id }: RunTarget): Promise<Run> {
	return moveRun(actor, { id, from: ["running", "paused", "failed"], to: "cancelled" });
}
