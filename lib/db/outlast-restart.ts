import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { isConnectionLost } from "#lib/db/is-connection-lost.ts";

const PAUSE_MS = 200;
const PATIENCE_MS = 120_000;

/**
 * Does work on the database, again and again while the database is away: for what was paid for and must not be lost because Postgres restarts. The work
 * must be such that doing it twice is doing it once.
 */
export async function outlastRestart<Value>(work: () => Promise<Value>, signal: AbortSignal): Promise<Value> {
	for (let waitedMs = 0; ; waitedMs += PAUSE_MS) {
		try {
			return await work();
		} catch (error) {
			if (!isConnectionLost(error) || waitedMs >= PATIENCE_MS) throw error;
			await delay(PAUSE_MS, undefined, { signal });
		}
	}
}
