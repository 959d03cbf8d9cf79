import pg from "pg";
import { migrate } from "#lib/db/migrate.ts";
import type { Server } from "#lib/launch/ensure-server.ts";

const DATABASE = "tracewright";
const APP_ROLE = "tracewright_app";

/** History is only ever added to: the studio's own role could not rewrite it. A version is sealed once, so its digest alone may be written. */
const ADDED_TO = ["content", "change", "command", "version"];

/** Makes the studio's database and its role where they lack, and applies the migrations as their owner. Returns the URL that the studio connects with. */
export async function prepareDatabase(server: Server, appPassword: string): Promise<string> {
	const maintenance = urlOf(server, "postgres", server.ownerPassword, "postgres");
	const owner = urlOf(server, "postgres", server.ownerPassword, DATABASE);
	await withClient(maintenance, (client) => createWhatLacks(client, appPassword));
	await migrate(owner);
	await withClient(owner, grantToApp);
	return urlOf(server, APP_ROLE, appPassword, DATABASE);
}

async function createWhatLacks(client: pg.Client, appPassword: string): Promise<void> {
	const { rows } = await client.query<{ role: boolean; database: boolean }>(
		"SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS role, EXISTS (SELECT FROM pg_database WHERE datname = $2) AS database",
		[APP_ROLE, DATABASE],
	);
	if (!rows[0]?.role) await unlessThere(client.query(`CREATE ROLE ${APP_ROLE} LOGIN PASSWORD ${pg.escapeLiteral(appPassword)}`));
	if (!rows[0]?.database) await unlessThere(client.query(`CREATE DATABASE ${DATABASE}`));
}

/** Of two processes that make the same thing at once, one is told that it is there: 42710, 42P04, or 23505 from the catalog. */
async function unlessThere(making: Promise<unknown>): Promise<void> {
	await making.catch((error: pg.DatabaseError) => {
		if (!["42710", "42P04", "23505"].includes(error.code ?? "")) throw error;
	});
}

async function grantToApp(client: pg.Client): Promise<void> {
	if (await hasItsGrants(client)) return;
	await client.query(`
		BEGIN;
		SELECT pg_advisory_xact_lock(hashtext('grants'));
		GRANT CONNECT ON DATABASE ${DATABASE} TO ${APP_ROLE};
		CREATE SCHEMA IF NOT EXISTS pgboss AUTHORIZATION ${APP_ROLE};
		GRANT USAGE ON SCHEMA public TO ${APP_ROLE};
		GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${APP_ROLE};
		GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${APP_ROLE};
		REVOKE INSERT, UPDATE, DELETE ON _prisma_migrations FROM ${APP_ROLE};
		REVOKE UPDATE, DELETE ON ${ADDED_TO.join(", ")} FROM ${APP_ROLE};
		GRANT UPDATE (digest) ON version TO ${APP_ROLE};
		COMMIT`);
}

/** Granting rewrites the catalog, so it is done only when a table came: after a first start or a migration. */
async function hasItsGrants(client: pg.Client): Promise<boolean> {
	const { rows } = await client.query<{ complete: boolean }>(
		`SELECT to_regnamespace('pgboss') IS NOT NULL AND coalesce(bool_and(
				has_table_privilege($1, oid, 'SELECT')
				AND has_table_privilege($1, oid, 'INSERT') = (relname <> '_prisma_migrations')
				AND has_table_privilege($1, oid, 'DELETE') = NOT (relname = ANY ($2) OR relname = '_prisma_migrations')), false) AS complete
		FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')`,
		[APP_ROLE, ADDED_TO],
	);
	return rows[0]?.complete ?? false;
}

async function withClient(connectionString: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
	const client = new pg.Client({ connectionString, application_name: "tracewright-prepare" });
	client.on("error", () => undefined);
	await client.connect();
	try {
		await work(client);
	} finally {
		await client.end();
	}
}

function urlOf(server: Server, user: string, password: string, database: string): string {
	return `postgresql://${user}:${password}@127.0.0.1:${server.port}/${database}`;
}
