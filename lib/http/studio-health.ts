import "server-only";
import { databaseHealth } from "#lib/db/database-health.ts";
import { workerHealth } from "#lib/jobs/worker-health.ts";
import { storageHealth } from "#lib/storage/storage-health.ts";

export type StudioHealth = { readonly isWell: boolean; readonly report: Readonly<Record<"database" | "migrations" | "worker" | "storage", string>> };

/** Which part of the studio is well, and no more than that: anybody may ask. */
export async function studioHealth(): Promise<StudioHealth> {
	const { database, migrations } = await databaseHealth();
	const worker = database === "ok" ? await workerHealth() : "unknown";
	const report = { database, migrations, worker, storage: storageHealth() };
	return { isWell: Object.values(report).every((part) => part === "ok"), report };
}
