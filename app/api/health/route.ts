import { databaseHealth } from "#lib/db/database-health.ts";
import { workerHealth } from "#lib/jobs/worker-health.ts";
import { storageHealth } from "#lib/storage/storage-health.ts";

export const dynamic = "force-dynamic";

/** For launchers, proxies and monitors, without sign-in: which part is well, and no more than that. */
export async function GET(): Promise<Response> {
	const { database, migrations } = await databaseHealth();
	const worker = database === "ok" ? await workerHealth() : "unknown";
	const report = { database, migrations, worker, storage: storageHealth() };
	const isWell = Object.values(report).every((part) => part === "ok");
	return Response.json({ status: isWell ? "ok" : "failing", ...report }, { status: isWell ? 200 : 503, headers: { "cache-control": "no-store" } });
}
