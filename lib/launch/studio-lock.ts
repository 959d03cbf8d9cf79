import { realpathSync } from "node:fs";
import { hostname } from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { connectionOf } from "#lib/db/connection-of.ts";

/** One studio to a data folder: whoever holds this lock in the database is it. It falls with the process that holds it. */
export type StudioLock = { readonly release: () => Promise<void> };

/** Null where another process is the studio of this data folder. */
export async function lockStudio(databaseUrl: () => string, dataDir: string): Promise<StudioLock | null> {
	const key = `${hostname()}:${realpathSync(dataDir)}`;
	let client = await tryLock(databaseUrl(), key);
	if (!client) return null;
	let isReleased = false;
	const watch = (held: pg.Client): void => {
		held.once("end", async () => {
			while (!isReleased) {
				await delay(500);
				const again = await tryLock(databaseUrl(), key).catch(() => null);
				if (!again) continue;
				client = again;
				watch(again);
				return;
			}
		});
	};
	watch(client);
	return {
		release: async () => {
			isReleased = true;
			await client?.end();
		},
	};
}

async function tryLock(databaseUrl: string, key: string): Promise<pg.Client | null> {
	const client = new pg.Client({ ...connectionOf(databaseUrl).connection, application_name: "tracewright-studio" });
	client.on("error", () => undefined); // "end" follows
	await client.connect();
	const { rows } = await client.query<{ mine: boolean }>("SELECT pg_try_advisory_lock(hashtextextended($1, 7270736900)) AS mine", [key]);
	if (rows[0]?.mine) return client;
	await client.end();
	return null;
}
