import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import type { Run, RunTarget } from "#lib/runs/schema.ts";
import { moveRun } from "#lib/runs/server/move-run.ts";

/** A failed run may be tried again too: what is done stays done. */
export function resumeRun(actor: Actor, { id }: RunTarget): Promise<Run> {
	return moveRun(actor, { id, from: ["paused", "failed"], to: "running" });
}
