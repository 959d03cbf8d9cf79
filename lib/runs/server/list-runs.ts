import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { database } from "#lib/db/database.ts";
import type { RunId } from "#lib/ids.ts";
import type { ListedRun, Run, RunPage, RunQuery } from "#lib/runs/schema.ts";
import { countExpected } from "#lib/runs/server/count-expected.ts";
import { type RunRow, SELECT_RUN, toRun } from "#lib/runs/server/run-row.ts";
import type { StageName } from "#lib/synthesis/recipe-schema.ts";

const RUNS_A_PAGE = 50;

type Counts = { readonly runId: RunId; readonly stage: StageName; readonly into: number; readonly done: number; readonly kept: number };

/** Runs, the newest first, of one dataset or of all: a page before a number. */
export async function listRuns(actor: Actor, { datasetId, before }: RunQuery): Promise<RunPage> {
	authorize(actor, "run:read");
	const { rows } = await database().pool.query<RunRow>(
		`${SELECT_RUN} WHERE ($1::uuid IS NULL OR r.dataset_id = $1) AND ($2::int IS NULL OR r.number < $2) ORDER BY r.number DESC LIMIT ${RUNS_A_PAGE + 1}`,
		[datasetId ?? null, before ?? null],
	);
	const runs = rows.slice(0, RUNS_A_PAGE).map(toRun);
	const counts = Map.groupBy(await countStages(runs), ({ runId }) => runId);
	return {
		runs: await Promise.all(runs.map((run) => toListed(run, counts.get(run.id) ?? []))),
		before: rows.length > RUNS_A_PAGE ? (runs.at(-1)?.number ?? null) : null,
	};
}

async function countStages(runs: readonly Run[]): Promise<readonly Counts[]> {
	const { rows } = await database().pool.query<Counts>(
		`SELECT run_id AS "runId", stage, coalesce(sum(n) FILTER (WHERE measure = 'in'), 0)::float8 AS "into", coalesce(sum(n) FILTER (WHERE measure = 'done'), 0)::float8 AS done,
		   coalesce(sum(n) FILTER (WHERE measure = 'kept'), 0)::float8 AS kept
		 FROM run_tally WHERE run_id = ANY ($1::uuid[]) AND measure IN ('in', 'done', 'kept') GROUP BY run_id, stage`,
		[runs.map(({ id }) => id)],
	);
	return rows;
}

async function toListed(run: Run, counts: readonly Counts[]): Promise<ListedRun> {
	const stages = run.recipe.stages.map(({ stage }) => {
		const { into = 0, done = 0, kept = 0 } = counts.find((count) => count.stage === stage) ?? {};
		return { stage, in: into, done, kept };
	});
	return { ...run, expected: await countExpected(run), stages };
}
