import "server-only";
import type { Database } from "#lib/db/database.ts";

/**
 * Where pg-boss keeps its tables: beside ours, so that two studios in one database (`?schema=`) do not share a queue.
 * A schema that is there already is not created again: that asks for a right on the database which our role need not have.
 */
export async function queueSchema(open: Database): Promise<{ readonly schema: string; readonly createSchema: boolean }> {
	const schema = queueSchemaName(open.schema);
	const { rows } = await open.pool.query("SELECT FROM pg_namespace WHERE nspname = $1", [schema]);
	return { schema, createSchema: rows.length === 0 };
}

export function queueSchemaName(schema: string): string {
	return schema === "public" ? "pgboss" : `${schema.replaceAll(/[^A-Za-z0-9_]/g, "_").toLowerCase()}_pgboss`;
}
