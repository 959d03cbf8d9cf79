import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { database } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import type { RunId } from "#lib/ids.ts";
import type { Run, RunState } from "#lib/runs/schema.ts";
import { getRun } from "#lib/runs/server/get-run.ts";

type Move = { readonly id: RunId; readonly from: readonly RunState[]; readonly to: RunState };

/** A person moves a run. That it is there already is no error: two may press at once. */
export async function moveRun(actor: Actor, { id, from, to }: Move): Promise<Run> {
	authorize(actor, "run:manage");
	const { rowCount } = await database().pool.query(
		`UPDATE run SET state = $3::text::run_state, says = NULL, resumes = resumes + ($3 = 'running')::int, ended_at = CASE WHEN $3 = 'cancelled' THEN now() END
		 WHERE id = $1 AND state = ANY ($2::run_state[])`,
		[id, from, to],
	);
	const run = await getRun(id);
	if (rowCount === 0 && run.state !== to) throw new AppError("conflict", `Run ${run.number} is ${run.state}, so it cannot become ${to}.`);
	return run;
}
