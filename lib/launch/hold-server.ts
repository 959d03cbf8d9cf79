import pg from "pg";
import type { Server } from "#lib/launch/ensure-server.ts";
import { stopServer } from "#lib/launch/stop-server.ts";

/** Held shared by every process that needs the embedded server, in its maintenance database, for as long as the process lives. */
const HOLDERS_LOCK = "7270736900000001";

export type Hold = {
	/** Settles when the connection is lost: the server has ended, or thrown everybody out. Never rejects. */
	readonly lost: Promise<void>;
	/** Lets go; the last holder stops the server. */
	readonly release: () => Promise<void>;
};

/** A session's lock, so that a crash lets go by itself. Waits while the last holder of before stops the server, and then throws as the connection breaks. */
export async function holdServer(server: Server): Promise<Hold> {
	const client = await connect(server);
	const lost = new Promise<void>((resolve) => client.once("end", resolve));
	await client.query(`SELECT pg_advisory_lock_shared(${HOLDERS_LOCK})`);
	return {
		lost,
		release: async () => {
			await client.end();
			await stopIfUnheld(server);
		},
	};
}

/** Those who come while the lock is held exclusively wait, are thrown out as the server stops, and start it again. */
async function stopIfUnheld(server: Server): Promise<void> {
	const client = await connect(server).catch(() => null);
	if (!client) return; // gone already
	const { rows } = await client.query<{ free: boolean }>(`SELECT pg_try_advisory_lock(${HOLDERS_LOCK}) AS free`);
	if (rows[0]?.free) await stopServer(server.cluster);
	await client.end().catch(() => undefined);
}

async function connect(server: Server): Promise<pg.Client> {
	const client = new pg.Client({
		host: "127.0.0.1",
		port: server.port,
		user: "postgres",
		password: server.ownerPassword,
		database: "postgres",
		application_name: "tracewright-hold",
	});
	client.on("error", () => undefined); // "end" follows
	await client.connect();
	return client;
}
