import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { AppError } from "#lib/errors.ts";
import type { PostgresBinaries } from "#lib/launch/postgres-binaries.ts";
import { postgresEnv } from "#lib/launch/postgres-env.ts";
import type { PostgresUser } from "#lib/launch/postgres-user.ts";

const DRAFT = "postgres.draft-";

/**
 * Makes the cluster where there is none, under another name and then renamed, so that a crash leaves no half of one.
 * @throws AppError conflict where the folder holds a cluster of another major version.
 */
export function createCluster(cluster: string, password: string, binaries: PostgresBinaries, user: PostgresUser): void {
	const major = clusterMajor(cluster);
	if (major === binaries.major) {
		removeDrafts(cluster);
		return;
	}
	if (major !== null)
		throw new AppError(
			"conflict",
			`The data folder ${path.dirname(cluster)} holds a database of PostgreSQL ${major}, and this Tracewright runs ${binaries.major}: move it over with pg_dump, or set TRACEWRIGHT_DATA to another folder.`,
		);
	const draft = path.join(path.dirname(cluster), `${DRAFT}${randomBytes(6).toString("hex")}`);
	mkdirSync(draft, { mode: 0o700 });
	try {
		initialise(draft, password, binaries, user);
		renameSync(path.join(draft, "data"), cluster);
	} catch (error) {
		if (clusterMajor(cluster) !== binaries.major) throw error; // otherwise another process was first
	} finally {
		rmSync(draft, { recursive: true, force: true });
	}
}

function clusterMajor(cluster: string): number | null {
	const file = path.join(cluster, "PG_VERSION");
	return existsSync(file) ? Number.parseInt(readFileSync(file, "utf8"), 10) : null;
}

function initialise(draft: string, password: string, binaries: PostgresBinaries, user: PostgresUser): void {
	const passwordFile = path.join(draft, "password");
	writeFileSync(passwordFile, password, { mode: 0o600 });
	if (user.owner) for (const entry of [draft, passwordFile]) chownSync(entry, user.owner.uid, user.owner.gid);
	const { command, args, uid, gid } = user.wrap(binaries.initdb, [
		...["-D", path.join(draft, "data"), "-U", "postgres", "-A", "scram-sha-256", `--pwfile=${passwordFile}`],
		...["-E", "UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--no-instructions"],
	]);
	const made = spawnSync(command, args, { uid, gid, cwd: "/", encoding: "utf8", env: postgresEnv() });
	if (made.status !== 0) throw new AppError("unavailable", `The database could not be made in ${path.dirname(draft)}: ${made.stderr || made.error?.message}`);
}

/** What a killed first start left behind. Whoever still works on a draft beside a whole cluster has lost the race anyway. */
function removeDrafts(cluster: string): void {
	const folder = path.dirname(cluster);
	for (const entry of readdirSync(folder)) if (entry.startsWith(DRAFT)) rmSync(path.join(folder, entry), { recursive: true, force: true });
}
