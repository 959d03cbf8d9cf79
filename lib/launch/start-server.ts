import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { AppError } from "#lib/errors.ts";
import type { PostgresBinaries } from "#lib/launch/postgres-binaries.ts";
import { postgresEnv } from "#lib/launch/postgres-env.ts";
import { handOver, type PostgresUser } from "#lib/launch/postgres-user.ts";
import { probePort } from "#lib/launch/probe-port.ts";
import { type ServerStatus, serverStatus } from "#lib/launch/server-status.ts";

/** Ready, be it a server that another process started meanwhile; or ended, with what it said, which is nothing where it was stopped. */
export type StartOutcome = Extract<ServerStatus, { kind: "ready" }> | { readonly kind: "ended"; readonly lastWords: string };

export type ServerSettings = Readonly<Record<string, string>>;

const SETTINGS: ServerSettings = {
	listen_addresses: "127.0.0.1",
	unix_socket_directories: "",
	shared_buffers: "256MB",
	max_connections: "100",
	max_wal_size: "2GB",
	log_checkpoints: "off",
	log_min_error_statement: "panic", // a failed statement may hold what people wrote
};

const LOG_BYTES_MAX = 10_000_000;

/** Starts the cluster's server and leaves it to itself: it outlives this process, and later ones adopt it. Resolves when it is ready, or has ended. */
export async function startServer(
	cluster: string,
	given: { readonly binaries: PostgresBinaries; readonly user: PostgresUser; readonly settings: ServerSettings },
): Promise<StartOutcome> {
	const before = serverStatus(cluster);
	if (given.user.owner) handOver(cluster, given.user.owner);
	const flags = { ...SETTINGS, port: `${await choosePort(before)}`, ...given.settings };
	const { command, args, uid, gid } = given.user.wrap(given.binaries.postgres, [
		"-D",
		cluster,
		...Object.entries(flags).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
	]);
	const log = openLog(cluster);
	// Postgres takes a stale pid that is alive for a server, unless that pid is its grandparent's. It still checks its shared memory for survivors.
	const env = postgresEnv(before.kind === "stale" ? { PG_GRANDPARENT_PID: `${before.pid}` } : {});
	const server = spawn(command, args, { uid, gid, cwd: "/", detached: true, stdio: ["ignore", log, log], env });
	closeSync(log);
	server.unref();
	let hasEnded = false;
	server.once("exit", () => {
		hasEnded = true;
	});
	server.once("error", () => {
		hasEnded = true;
	});
	const status = await untilReady(cluster, () => hasEnded);
	return status.kind === "ready" ? status : { kind: "ended", lastWords: lastWordsOf(cluster, server.pid) };
}

/** The log is shared with sessions, and with servers that other processes started: only this one's own lines tell why it ended. */
function lastWordsOf(cluster: string, pid: number | undefined): string {
	const lines = readFileSync(logFile(cluster), "utf8").split("\n");
	return lines.findLast((line) => line.includes(`[${pid}] FATAL`) || line.includes(`[${pid}] PANIC`)) ?? "";
}

/** The port of before where it is free, so that whoever was connected finds the server again. */
async function choosePort(before: ServerStatus): Promise<number> {
	const again = before.kind === "none" ? null : await probePort(before.port, "127.0.0.1");
	const found = again?.kind === "free" ? again : await probePort(0, "127.0.0.1");
	if (found.kind === "free") return found.port;
	throw new AppError("unavailable", `No port is free on 127.0.0.1 for the database (${found.code}).`);
}

function openLog(cluster: string): number {
	const file = logFile(cluster);
	const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
	return openSync(file, size > LOG_BYTES_MAX ? "w" : "a", 0o600);
}

function logFile(cluster: string): string {
	return path.join(path.dirname(cluster), "postgres.log");
}

/** Recovery after a crash may take minutes; there is no limit as long as the server lives. */
async function untilReady(cluster: string, hasEnded: () => boolean): Promise<ServerStatus> {
	for (;;) {
		const status = serverStatus(cluster);
		if (status.kind === "ready" || (hasEnded() && status.kind !== "unready")) return status;
		await delay(10);
	}
}
