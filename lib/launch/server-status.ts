import { readFileSync } from "node:fs";
import path from "node:path";
import { AppError } from "#lib/errors.ts";

/** What postmaster.pid tells of a cluster's server. A stale one is left over from a crash; its pid may by now be another program's. */
export type ServerStatus =
	| { readonly kind: "none" }
	| { readonly kind: "stale" | "unready"; readonly pid: number; readonly port: number }
	| { readonly kind: "ready"; readonly pid: number; readonly port: number };

export function serverStatus(cluster: string): ServerStatus {
	const lines = readPidFile(path.join(cluster, "postmaster.pid"))?.split("\n");
	const pid = Number(lines?.[0]);
	if (!lines || !Number.isInteger(pid) || pid <= 0) return { kind: "none" };
	const port = Number(lines[3] ?? 0);
	if (!isServerOf(cluster, pid)) return { kind: "stale", pid, port };
	return { kind: lines[7]?.trim() === "ready" ? "ready" : "unready", pid, port };
}

function readPidFile(file: string): string | null {
	try {
		return readFileSync(file, "utf8");
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === "ENOENT") return null;
		throw new AppError(
			"forbidden",
			`The database in ${path.dirname(file)} belongs to another user (${code}): start as that user, or set TRACEWRIGHT_DATA to a folder of yours.`,
		);
	}
}

/** By its command line, which anybody may read, and which a zombie has lost. */
function isServerOf(cluster: string, pid: number): boolean {
	try {
		const args = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
		return args[args.indexOf("-D") + 1] === cluster;
	} catch {
		return false;
	}
}
