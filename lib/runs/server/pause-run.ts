import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import type { Run, RunTarget } from "#lib/runs/schema.ts";
import { moveRun } from "#lib/runs/server/move-run.ts";

/** No call begins any more within a second; those in flight are finished, and their replies kept. */
export function pauseRun(actor: Actor, { id }: RunTarget): Promise<Run> {
	return moveRun(actor, { id, from: ["running"], to: "paused" });
}
