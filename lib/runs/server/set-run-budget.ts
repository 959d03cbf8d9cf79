import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { database } from "#lib/db/database.ts";
import type { Run, SetBudgetInput } from "#lib/runs/schema.ts";
import { getRun } from "#lib/runs/server/get-run.ts";

/** What a run may spend from now on, counted from its beginning. */
export async function setRunBudget(actor: Actor, { id, budget }: SetBudgetInput): Promise<Run> {
	authorize(actor, "run:manage");
	await database().pool.query("UPDATE run SET budget = $2 WHERE id = $1", [id, JSON.stringify(budget)]);
	return getRun(id);
}
