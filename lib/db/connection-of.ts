import "server-only";
import pg from "pg";

/** `?schema=` is Prisma's word; Postgres knows it as the search path. */
export function connectionOf(url: string): { readonly schema: string; readonly connection: pg.ClientConfig } {
	const parsed = new URL(url);
	const schema = parsed.searchParams.get("schema") ?? "public";
	parsed.searchParams.delete("schema");
	return { schema, connection: { connectionString: parsed.toString(), options: `-c search_path=${pg.escapeIdentifier(schema).replaceAll(" ", "\\ ")}` } };
}
