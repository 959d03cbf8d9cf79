import { setTimeout as delay } from "node:timers/promises";
import { serverStatus } from "#lib/launch/server-status.ts";

/** Postgres's fast shutdown: sessions end, everything is on disk. Resolves when the server is gone. */
export async function stopServer(cluster: string): Promise<void> {
	const status = serverStatus(cluster);
	if (status.kind === "none" || status.kind === "stale") return;
	try {
		process.kill(status.pid, "SIGINT");
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
	}
	while (isAlive(cluster, status.pid)) await delay(10);
}

function isAlive(cluster: string, pid: number): boolean {
	const now = serverStatus(cluster);
	return (now.kind === "ready" || now.kind === "unready") && now.pid === pid;
}
