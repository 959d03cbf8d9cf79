import "server-only";
import { database } from "#lib/db/database.ts";
import { pendingMigrations } from "#lib/db/migrate.ts";
import { log } from "#lib/log.ts";

export type DatabaseHealth = { readonly database: "ok" | "unreachable"; readonly migrations: "ok" | "pending" | "unknown" };

const PATIENCE_MS = 3_000;

export async function databaseHealth(): Promise<DatabaseHealth> {
	try {
		const pending = await withinPatience(pendingMigrations(database().pool));
		return { database: "ok", migrations: pending.length === 0 ? "ok" : "pending" };
	} catch (error) {
		log.warn({ err: error }, "the database does not answer");
		return { database: "unreachable", migrations: "unknown" };
	}
}

function withinPatience<Value>(asked: Promise<Value>): Promise<Value> {
	return new Promise((resolve, reject) => {
		const timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE_MS} ms`)), PATIENCE_MS);
		asked.then(resolve, reject).finally(() => clearTimeout(timer));
	});
}
