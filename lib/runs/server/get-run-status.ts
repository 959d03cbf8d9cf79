import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { database } from "#lib/db/database.ts";
import type { RunId } from "#lib/ids.ts";
import { addServerStates } from "#lib/runs/add-server-states.ts";
import type { RunServerState, RunStatus, RunTarget } from "#lib/runs/schema.ts";
import { countExpected } from "#lib/runs/server/count-expected.ts";
import { countFunnel } from "#lib/runs/server/count-funnel.ts";
import { getRun } from "#lib/runs/server/get-run.ts";
import { listResults } from "#lib/runs/server/list-results.ts";

const LIVE_SECONDS = 5;

/** All that a run's screen shows, from counters and newest rows: nothing in it grows with the run. */
export async function getRunStatus(actor: Actor, { id }: RunTarget): Promise<RunStatus> {
	authorize(actor, "run:read");
	const run = await getRun(id);
	const [expected, funnel, minutes, workers, faults, samples, spending, results] = await Promise.all([
		countExpected(run),
		countFunnel(run),
		listMinutes(id),
		listWorkers(id),
		listFaults(id),
		listSamples(id),
		listSpending(id),
		listResults(id),
	]);
	return {
		run,
		expected,
		funnel,
		minutes,
		servers: addServerStates(workers.flat()),
		workers: workers.length,
		faults,
		samples,
		spending,
		...results,
		at: new Date().toISOString(),
	};
}

async function listMinutes(id: RunId): Promise<RunStatus["minutes"]> {
	const { rows } = await database().pool.query<{ minute: Date; calls: number; tokens: number }>(
		`SELECT m.minute, m.calls, m.tokens::float8 AS tokens FROM run r JOIN run_minute m ON m.run_id = r.id
		 WHERE r.id = $1 AND m.minute > coalesce(r.ended_at, now()) - interval '61 min' ORDER BY m.minute`,
		[id],
	);
	return rows.map((row) => ({ ...row, minute: row.minute.toISOString() }));
}

async function listWorkers(id: RunId): Promise<readonly (readonly RunServerState[])[]> {
	const { rows } = await database().pool.query<{ servers: RunServerState[] }>(
		`SELECT servers FROM run_worker WHERE run_id = $1 AND at > now() - interval '${LIVE_SECONDS} s'`,
		[id],
	);
	return rows.map(({ servers }) => servers);
}

async function listFaults(id: RunId): Promise<RunStatus["faults"]> {
	const { rows } = await database().pool.query<{ server: string; says: string; n: number; lastAt: Date }>(
		`SELECT server, says, n, last_at AS "lastAt" FROM run_fault WHERE run_id = $1 ORDER BY n DESC, says LIMIT 20`,
		[id],
	);
	return rows.map((row) => ({ ...row, lastAt: row.lastAt.toISOString() }));
}

async function listSamples(id: RunId): Promise<RunStatus["samples"]> {
	const { rows } = await database().pool.query<RunStatus["samples"][number]>(
		`SELECT t.stage, t.reason, t.n::float8 AS n, coalesce(x.sample, '') AS sample FROM run_tally t
		 LEFT JOIN LATERAL (SELECT sample FROM run_rejection r WHERE r.run_id = t.run_id AND r.stage = t.stage AND r.reason = t.reason
		   ORDER BY subject_id DESC, ordinal LIMIT 1) x ON true
		 WHERE t.run_id = $1 AND t.measure = 'rejected' ORDER BY t.n DESC, t.reason LIMIT 50`,
		[id],
	);
	return rows;
}

async function listSpending(id: RunId): Promise<RunStatus["spending"]> {
	const { rows } = await database().pool.query<RunStatus["spending"][number]>(
		`SELECT stage, calls::float8 AS calls, prompt_tokens::float8 AS "promptTokens", completion_tokens::float8 AS "completionTokens", dollars,
		   took_ms::float8 AS "tookMs" FROM run_spending WHERE run_id = $1 ORDER BY dollars DESC, calls DESC`,
		[id],
	);
	return rows;
}
