import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { database } from "#lib/db/database.ts";
import { runIdSchema } from "#lib/ids.ts";
import type { Run } from "#lib/runs/schema.ts";
import { findRunId } from "#lib/runs/server/find-run-id.ts";
import { type RunRow, SELECT_RUN, toRun } from "#lib/runs/server/run-row.ts";

const NUMBER = /^[1-9]\d{0,8}$/;

/** A run by its number, as people write it, or by its id. */
export async function findRun(actor: Actor, reference: string): Promise<Run | null> {
	authorize(actor, "run:read");
	const id = NUMBER.test(reference) ? await findRunId(Number(reference)) : (runIdSchema.safeParse(reference).data ?? null);
	if (id === null) return null;
	const { rows } = await database().pool.query<RunRow>(`${SELECT_RUN} WHERE r.id = $1`, [id]);
	return rows[0] ? toRun(rows[0]) : null;
}
