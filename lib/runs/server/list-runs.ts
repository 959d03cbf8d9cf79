import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { database } from "#lib/db/database.ts";
import type { RunPage, RunQuery } from "#lib/runs/schema.ts";
import { type RunRow, SELECT_RUN, toRun } from "#lib/runs/server/run-row.ts";

const RUNS_A_PAGE = 50;

/** Runs, the newest first, of one dataset or of all: a page before a number. */
export async function listRuns(actor: Actor, { datasetId, before }: RunQuery): Promise<RunPage> {
	authorize(actor, "run:read");
	const { rows } = await database().pool.query<RunRow>(
		`${SELECT_RUN} WHERE ($1::uuid IS NULL OR r.dataset_id = $1) AND ($2::int IS NULL OR r.number < $2) ORDER BY r.number DESC LIMIT ${RUNS_A_PAGE + 1}`,
		[datasetId ?? null, before ?? null],
	);
	const runs = rows.slice(0, RUNS_A_PAGE).map(toRun);
	return { runs, before: rows.length > RUNS_A_PAGE ? (runs.at(-1)?.number ?? null) : null };
}
