import { childEnv } from "#lib/env.ts";

/** Postgres reads its own variables (PGPORT, PGDATA, …) where they are set; a studio's server must not be led by them. */
export function postgresEnv(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
	const given = childEnv({ LC_ALL: "C.UTF-8", TZ: "UTC", ...more });
	for (const name of Object.keys(given)) if (name.startsWith("PG") && !(name in more)) delete given[name];
	return given;
}
