import { setTimeout as delay } from "node:timers/promises";
import { isConnectionLost } from "#lib/db/is-connection-lost.ts";
import { migrate } from "#lib/db/migrate.ts";
import { env } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";
import { ensureServer, type Server } from "#lib/launch/ensure-server.ts";
import { type Hold, holdServer } from "#lib/launch/hold-server.ts";
import { prepareDatabase } from "#lib/launch/prepare-database.ts";
import type { ServerSettings } from "#lib/launch/start-server.ts";
import { log } from "#lib/log.ts";
import { keptSecret } from "#lib/storage/kept-secret.ts";

export type DatabaseLease = {
	/** What the studio connects with; with the embedded server, as a role that cannot rewrite history. */
	readonly url: string;
	/** Lets go of it. Whoever is last stops the embedded server, and has then waited until everything is on disk. */
	release(): Promise<void>;
};

type LeaseOptions = {
	readonly dataDir?: string;
	/** Settings of an embedded server that this call starts, such as `fsync=off` in tests. */
	readonly settings?: ServerSettings;
	/** The embedded server ended under its holders and came back elsewhere. */
	readonly onMove?: (url: string) => void;
};

type Held = { readonly url: string; readonly hold: Hold };

const ATTEMPTS = 20;

/** The migrated database: DATABASE_URL's, or else the one of the data folder, whose server runs for as long as any process holds a lease. */
export async function acquireDatabase(options: LeaseOptions = {}): Promise<DatabaseLease> {
	const given = env().DATABASE_URL;
	if (given) {
		await migrate(given).catch(explainUnreachable);
		return { url: given, release: async () => undefined };
	}
	return keepHolding(await acquireEmbedded(options), options);
}

/** A server that somebody is just stopping lets nobody in, and is started again once it is gone. */
async function acquireEmbedded({ dataDir = env().dataDir, settings }: LeaseOptions, attempt = 1): Promise<Held> {
	const server = await ensureServer(dataDir, settings);
	try {
		return await holdAndPrepare(server, keptSecret("database-app", dataDir));
	} catch (error) {
		if (attempt === ATTEMPTS || !isConnectionLost(error)) throw explained(error, dataDir);
		await delay(50 * attempt);
		return acquireEmbedded({ dataDir, ...(settings ? { settings } : {}) }, attempt + 1);
	}
}

async function holdAndPrepare(server: Server, appPassword: string): Promise<Held> {
	const hold = await holdServer(server);
	try {
		return { hold, url: await prepareDatabase(server, appPassword) };
	} catch (error) {
		await hold.release();
		throw error;
	}
}

function keepHolding(first: Held, options: LeaseOptions): DatabaseLease {
	let held = first;
	let isReleased = false;
	let regaining: Promise<void> | undefined;
	const watch = (): Promise<void> =>
		held.hold.lost.then(() => {
			if (isReleased) return;
			log.warn("the embedded Postgres ended under us and is started again");
			regaining = regain();
		});
	const regain = async (): Promise<void> => {
		try {
			const url = held.url;
			held = await acquireEmbedded(options);
			if (held.url !== url) options.onMove?.(held.url);
			watch();
		} catch (error) {
			log.error(error, "the embedded Postgres could not be started again");
		}
	};
	watch();
	return {
		get url() {
			return held.url;
		},
		release: async () => {
			if (isReleased) return;
			isReleased = true;
			await regaining;
			await held.hold.release();
		},
	};
}

function explained(error: unknown, dataDir: string): unknown {
	if ((error as { code?: string }).code !== "28P01") return error;
	return new AppError("unavailable", `The database in ${dataDir} does not take the password kept in ${dataDir}/secrets: put back the file that belongs to it.`);
}

function explainUnreachable(error: unknown): never {
	if (error instanceof AppError) throw error;
	throw new AppError("unavailable", `The database that DATABASE_URL names cannot be used: ${(error as Error).message || (error as { code?: string }).code}.`);
}
