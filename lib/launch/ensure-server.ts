import { realpathSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { AppError } from "#lib/errors.ts";
import { createCluster } from "#lib/launch/create-cluster.ts";
import { postgresBinaries } from "#lib/launch/postgres-binaries.ts";
import { postgresUser } from "#lib/launch/postgres-user.ts";
import { type ServerStatus, serverStatus } from "#lib/launch/server-status.ts";
import { type ServerSettings, type StartOutcome, startServer } from "#lib/launch/start-server.ts";
import { dataFolder } from "#lib/storage/data-folder.ts";
import { keptSecret } from "#lib/storage/kept-secret.ts";

export type Server = { readonly cluster: string; readonly pid: number; readonly port: number; readonly ownerPassword: string };

/** Survivors of a killed server hold its memory for a moment, ports are snatched, another process starts it too: worth trying again, ten seconds in all. */
const PASSING = /lock file|shared memory|TCP\/IP sockets/;
const PAUSES_MS = [50, 100, 200, 400, 800, 1_600, 3_200, 3_200];

/** The embedded server of a data folder: the one that runs, or one started now. */
export async function ensureServer(folder: string, settings: ServerSettings = {}): Promise<Server> {
	const cluster = path.join(realpathSync(dataFolder(folder)), "postgres");
	const ownerPassword = keptSecret("database-owner", folder);
	for (let attempt = 0; ; attempt += 1) {
		const outcome = await adoptOrStart(cluster, ownerPassword, settings);
		if (outcome.kind === "ready") return { cluster, pid: outcome.pid, port: outcome.port, ownerPassword };
		const pauseMs = PAUSES_MS[attempt];
		if (pauseMs === undefined || (outcome.lastWords !== "" && !PASSING.test(outcome.lastWords)))
			throw new AppError(
				"unavailable",
				`The embedded Postgres does not start: ${outcome.lastWords || "it ends at once"} (${path.dirname(cluster)}/postgres.log)`,
			);
		await delay(pauseMs);
	}
}

async function adoptOrStart(cluster: string, password: string, settings: ServerSettings): Promise<StartOutcome> {
	const running = await settledStatus(cluster);
	if (running.kind === "ready") return running;
	const binaries = postgresBinaries();
	const user = postgresUser(binaries.root, cluster);
	createCluster(cluster, password, binaries, user);
	return startServer(cluster, { binaries, user, settings });
}

/** A server that is on its way up or down is waited for. */
async function settledStatus(cluster: string): Promise<ServerStatus> {
	for (;;) {
		const status = serverStatus(cluster);
		if (status.kind !== "unready") return status;
		await delay(10);
	}
}
