import "server-only";
import { type Database, database } from "#lib/db/database.ts";

/** How many workers hold a connection to this studio's database. A worker that is killed loses its connection at once. */
export async function countWorkers(): Promise<number> {
	const open = database();
	const { rows } = await open.pool.query<{ n: number }>(
		"SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1",
		[workerApplicationName(open)],
	);
	return rows[0]?.n ?? 0;
}

export function workerApplicationName(open: Database): string {
	return open.schema === "public" ? "tracewright-worker" : `tracewright-worker/${open.schema}`.slice(0, 63);
}
