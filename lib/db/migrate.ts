import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { connectionOf } from "#lib/db/connection-of.ts";
import { AppError } from "#lib/errors.ts";

/** The lock that `prisma migrate` itself takes. */
const MIGRATE_LOCK = 72_707_369;

const BOOKKEEPING = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
	id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz, migration_name varchar(255) NOT NULL,
	logs text, rolled_back_at timestamptz, started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`;

const OLDEST_POSTGRES = 150_000;

/**
 * Applies the migrations that the database lacks, in Prisma's own bookkeeping (its CLI takes a second for what takes 50 ms here).
 * Refuses a Postgres before 15 and a schema that holds somebody else's tables. Returns the names applied.
 */
export async function migrate(url: string, directory = path.resolve("prisma/migrations")): Promise<readonly string[]> {
	const { schema, connection } = connectionOf(url);
	const client = new pg.Client(connection);
	await client.connect();
	try {
		await client.query("SELECT pg_advisory_lock($1)", [MIGRATE_LOCK]);
		await refuseUnfit(client, schema);
		await client.query(`CREATE SCHEMA IF NOT EXISTS ${pg.escapeIdentifier(schema)}`);
		await client.query(BOOKKEEPING);
		return await applyMissing(client, directory);
	} finally {
		await client.end();
	}
}

/** Names of the migrations that are in the project and not in the database. */
export async function pendingMigrations(client: pg.Pool | pg.Client, directory = path.resolve("prisma/migrations")): Promise<readonly string[]> {
	const { rows } = await client.query<{ migration_name: string }>(
		"SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
	);
	const applied = new Set(rows.map((row) => row.migration_name));
	return migrationNames(directory).filter((name) => !applied.has(name));
}

async function refuseUnfit(client: pg.Client, schema: string): Promise<void> {
	const version = await client.query<{ number: number; name: string }>(
		"SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS name",
	);
	const server = version.rows[0];
	if (!server || server.number < OLDEST_POSTGRES) throw new AppError("unavailable", `Postgres 15 or later is needed; this server is ${server?.name}.`);
	const tables = await client.query<{ ours: boolean; some: boolean }>(
		"SELECT coalesce(bool_or(tablename = '_prisma_migrations'), false) AS ours, count(*) > 0 AS some FROM pg_tables WHERE schemaname = $1",
		[schema],
	);
	const found = tables.rows[0];
	const foreign = found?.ours ? await holdsForeignMigrations(client, schema) : found?.some;
	if (foreign)
		throw new AppError(
			"conflict",
			`The schema "${schema}" of that database holds tables that are not Tracewright's. Give an empty schema (?schema=tracewright) or another database.`,
		);
}

async function holdsForeignMigrations(client: pg.Client, schema: string): Promise<boolean> {
	const { rows } = await client.query<{ n: number }>(
		`SELECT count(*)::int AS n FROM ${pg.escapeIdentifier(schema)}._prisma_migrations WHERE migration_name = '20261121000000_history'`,
	);
	const any = await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${pg.escapeIdentifier(schema)}._prisma_migrations`);
	return rows[0]?.n === 0 && any.rows[0]?.n !== 0;
}

async function applyMissing(client: pg.Client, directory: string): Promise<readonly string[]> {
	const { rows } = await client.query<{ migration_name: string; checksum: string; finished_at: Date | null; rolled_back_at: Date | null }>(
		"SELECT migration_name, checksum, finished_at, rolled_back_at FROM _prisma_migrations",
	);
	const stuck = rows.find((row) => !row.finished_at && !row.rolled_back_at);
	if (stuck)
		throw new AppError(
			"unavailable",
			`The migration ${stuck.migration_name} failed earlier. Mend the database, then mark it with "npx prisma migrate resolve".`,
		);
	const done = new Map(rows.filter((row) => !row.rolled_back_at).map((row) => [row.migration_name, row.checksum]));
	const applied: string[] = [];
	for (const name of migrationNames(directory)) {
		const sql = readFileSync(path.join(directory, name, "migration.sql"));
		const checksum = createHash("sha256").update(sql).digest("hex");
		const recorded = done.get(name);
		if (recorded === checksum) continue;
		if (recorded) throw new AppError("conflict", `The migration ${name} was changed after it had been applied to this database.`);
		await applyOne(client, { name, checksum, sql: sql.toString() });
		applied.push(name);
	}
	return applied;
}

/** All or nothing: Postgres rolls DDL back, so a migration that fails leaves no trace and is tried again at the next start. */
async function applyOne(client: pg.Client, migration: { readonly name: string; readonly checksum: string; readonly sql: string }): Promise<void> {
	await client.query("BEGIN");
	try {
		await client.query(migration.sql);
		await client.query("INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) VALUES ($1, $2, $3, now(), 1)", [
			randomUUID(),
			migration.checksum,
			migration.name,
		]);
		await client.query("COMMIT");
	} catch (error) {
		await client.query("ROLLBACK");
		throw error;
	}
}

function migrationNames(directory: string): readonly string[] {
	return readdirSync(directory, { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map((entry) => entry.name)
		.sort();
}
