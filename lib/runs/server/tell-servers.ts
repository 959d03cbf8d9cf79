import "server-only";
import { database } from "#lib/db/database.ts";
import type { RunId } from "#lib/ids.ts";
import type { ServerSession } from "#lib/inference/server/open-session.ts";
import type { RunServerState } from "#lib/runs/schema.ts";

type Standing = {
	readonly sessions: readonly ServerSession[];
	/** Calls, by the stage that they are of. */
	readonly inFlight: ReadonlyMap<string, number>;
};

const LIVE_SECONDS = 5;

/** Tells how the servers are from where this worker stands, and what went wrong with calls. Answers with how many others ask each server, by its name: other workers, and this one for other runs. */
export async function tellServers(id: RunId, worker: string, { sessions, inFlight }: Standing): Promise<ReadonlyMap<string, number>> {
	const servers = sessions.flatMap(({ server, states }): readonly RunServerState[] => states().map((state) => ({ ...state, server: server.name })));
	const faults = sessions.flatMap((session) => [...session.takeFaults()].map(([says, n]) => ({ server: session.server.name, says, n })));
	const { rows } = await database().pool.query<{ server: string; others: number }>(
		`WITH faults AS (
		   INSERT INTO run_fault (run_id, server, says, n) SELECT $1, * FROM unnest($4::text[], $5::text[], $6::int[])
		   ON CONFLICT (run_id, server, says) DO UPDATE SET n = run_fault.n + excluded.n, last_at = now()
		 ), told AS (
		   INSERT INTO run_worker (run_id, worker, servers, in_flight) VALUES ($1, $2, $3, $7)
		   ON CONFLICT (run_id, worker) DO UPDATE SET at = now(), servers = excluded.servers, in_flight = excluded.in_flight
		 )
		 SELECT x ->> 'server' AS server, count(DISTINCT (run_id, worker))::int AS others FROM run_worker, jsonb_array_elements(servers) x
		 WHERE at > now() - interval '${LIVE_SECONDS} s' AND NOT (run_id = $1 AND worker = $2) GROUP BY 1`,
		[
			id,
			worker,
			JSON.stringify(servers),
			faults.map(({ server }) => server),
			faults.map(({ says }) => says),
			faults.map(({ n }) => n),
			JSON.stringify(Object.fromEntries(inFlight)),
		],
	);
	return new Map(rows.map(({ server, others }) => [server, others]));
}
