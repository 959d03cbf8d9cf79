import "server-only";
import pg from "pg";
import { connectionOf } from "#lib/db/connection-of.ts";
import type { Database } from "#lib/db/database.ts";
import { log } from "#lib/log.ts";

type ChannelListener = {
	readonly channel: string;
	/** A row was written. Its message is its schema and its id: channels belong to the whole database. */
	readonly onRow: (id: string) => void;
	/** The connection was lost and is there again: rows may have been written unheard. */
	readonly onGap: () => void;
	readonly applicationName: string;
};

const RETRY_MS = 1_000;

/** Hears of every row that is told of on a channel, on a connection of its own that is opened again where it breaks. */
export async function listenToChannel(open: Database, listener: ChannelListener): Promise<{ readonly close: () => Promise<void> }> {
	let closed = false;
	let client: pg.Client | undefined;

	async function connect(): Promise<void> {
		const fresh = new pg.Client({ ...connectionOf(open.url).connection, application_name: listener.applicationName, keepAlive: true });
		fresh.on("error", (error) => log.warn({ error: error.message }, "The listening connection broke"));
		fresh.on("end", () => reconnectLater(fresh));
		fresh.on("notification", ({ payload = "" }) => {
			const separator = payload.lastIndexOf(" ");
			if (payload.slice(0, separator) === open.schema) listener.onRow(payload.slice(separator + 1));
		});
		await fresh.connect();
		client = fresh;
		await fresh.query(`LISTEN ${pg.escapeIdentifier(listener.channel)}`);
	}

	function reconnectLater(lost: pg.Client): void {
		if (closed || lost !== client) return;
		setTimeout(() => void reconnect(), RETRY_MS);
	}

	async function reconnect(): Promise<void> {
		if (closed) return;
		try {
			await connect();
			listener.onGap();
		} catch {
			setTimeout(() => void reconnect(), RETRY_MS);
		}
	}

	await connect();
	return {
		close: async () => {
			closed = true;
			await client?.end();
		},
	};
}
