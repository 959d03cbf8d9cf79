import { once } from "node:events";
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type DatabaseHolder, startDatabaseHolder, type TestUser } from "#e2e/fixtures/database-holder.ts";
import { serverStatus } from "#lib/launch/server-status.ts";
import { stopServer } from "#lib/launch/stop-server.ts";

const OURSELVES: TestUser = { name: "the user of these tests", uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
const NOBODY: TestUser = { name: "an ordinary user", uid: 65_534, gid: 65_534 };
const USERS = OURSELVES.uid === 0 && (statSync(process.cwd()).mode & 0o005) === 0o005 ? [OURSELVES, NOBODY] : [OURSELVES];

// Each of these starts several processes and servers, which a busy machine takes its time for.
vi.setConfig({ testTimeout: 120_000 });

let dataDir: string;
const cluster = (): string => path.join(dataDir, "postgres");

beforeEach(() => {
	dataDir = mkdtempSync(path.join(tmpdir(), "tracewright-launch-"));
});

afterEach(async () => {
	await stopServer(cluster());
	rmSync(dataDir, { recursive: true, force: true });
});

describe.each(USERS)("as $name", (user) => {
	test("what was written is there after the server was stopped and started again, and a second start is quick", async () => {
		chownSync(dataDir, user.uid, user.gid);
		const first = await startDatabaseHolder(dataDir, user);
		await query(first.url, "INSERT INTO dataset (id, name) VALUES (gen_random_uuid(), 'kept')");
		await first.release();
		expect(serverStatus(cluster())).toEqual({ kind: "none" });
		const second = await startDatabaseHolder(dataDir, user);
		expect(await query(second.url, "SELECT name FROM dataset")).toEqual([{ name: "kept" }]);
		await second.release();
	});

	test("a killed server and its killed holder block no later start", async () => {
		chownSync(dataDir, user.uid, user.gid);
		const killed = await startDatabaseHolder(dataDir, user);
		const server = serverStatus(cluster());
		await kill(killed);
		if (server.kind === "ready") process.kill(server.pid, "SIGKILL");
		const next = await startDatabaseHolder(dataDir, user);
		expect(await query(next.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
		await next.release();
	});
});

if (OURSELVES.uid === 0)
	test("root changes how it runs the server, and the data goes along: other account, user namespace, account with a capability", async () => {
		const owners: number[] = [];
		const withoutUnshare = path.join(dataDir, "bin");
		mkdirSync(withoutUnshare);
		symlinkSync("/usr/bin/setpriv", path.join(withoutUnshare, "setpriv"));
		for (const [mode, more] of [
			[0o755, {}],
			[0o700, {}],
			[0o700, { PATH: withoutUnshare }],
		] as const) {
			chmodSync(dataDir, mode);
			const holder = await startDatabaseHolder(dataDir, undefined, more);
			await query(holder.url, "INSERT INTO dataset (id, name) VALUES (gen_random_uuid(), 'd' || (SELECT count(*) FROM dataset))");
			owners.push(statSync(cluster()).uid);
			if (owners.length === 3) expect(await query(holder.url, "SELECT name FROM dataset ORDER BY 1")).toEqual([{ name: "d0" }, { name: "d1" }, { name: "d2" }]);
			await holder.release();
		}
		expect(owners).toEqual([expect.any(Number), 0, owners[0]]);
		expect(owners[0]).not.toBe(0);
	});

test("the folder and the secrets in it are their owner's alone, and the server takes no one without a password", async () => {
	rmSync(dataDir, { recursive: true });
	const holder = await startDatabaseHolder(dataDir);
	const modes = ["", "secrets", "secrets/database-app", "secrets/database-owner", "postgres", "postgres.log"].map(
		(file) => statSync(path.join(dataDir, file)).mode & 0o777,
	);
	expect(modes).toEqual([0o700, 0o700, 0o600, 0o600, 0o700, 0o600]);
	const { port } = new URL(holder.url);
	await expect(query(`postgresql://postgres@127.0.0.1:${port}/postgres`, "SELECT 1")).rejects.toThrow(/password/);
	await holder.release();
});

test("the studio's role adds to history and cannot rewrite it", async () => {
	const holder = await startDatabaseHolder(dataDir);
	const refused = [
		"DELETE FROM content",
		"UPDATE change SET seq = 9",
		"DELETE FROM command",
		"UPDATE version SET note = ''",
		"TRUNCATE content",
		"DROP TABLE content",
		"DELETE FROM _prisma_migrations",
	];
	for (const statement of refused) await expect(query(holder.url, statement), statement).rejects.toThrow(/permission denied|must be owner/);
	for (const statement of [
		"UPDATE version SET digest = NULL",
		"DELETE FROM delta",
		"CREATE TABLE pgboss.mine (id int)",
		"CREATE TEMPORARY TABLE staged (id int)",
	])
		await expect(query(holder.url, statement), statement).resolves.toBeDefined();
	await holder.release();
});

test("the last of several holders stops the server, and one that was killed does not count", async () => {
	const [first, second, third] = await Promise.all([startDatabaseHolder(dataDir), startDatabaseHolder(dataDir), startDatabaseHolder(dataDir)]);
	expect(new Set([first.url, second.url, third.url]).size).toBe(1);
	await first.release();
	await kill(second);
	expect(serverStatus(cluster()).kind).toBe("ready");
	await third.release();
	expect(serverStatus(cluster()).kind).toBe("none");
});

test("who comes while the last holder leaves gets a server all the same", async () => {
	const turns = Array.from({ length: 2 }, async (_, index) => {
		for (let turn = 0; turn < 2; turn += 1) {
			await delay(index * 40);
			const holder = await startDatabaseHolder(dataDir);
			expect(await query(holder.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
			await holder.release();
		}
	});
	await Promise.all(turns);
	expect(serverStatus(cluster()).kind).toBe("none");
});

test("a server that is killed under its holder comes back on its port", async () => {
	const holder = await startDatabaseHolder(dataDir);
	const before = serverStatus(cluster());
	if (before.kind === "ready") process.kill(before.pid, "SIGKILL");
	await expect.poll(() => query(holder.url, "SELECT 1 AS one").catch(() => null), { timeout: 15_000 }).toEqual([{ one: 1 }]);
	await holder.release();
	expect(serverStatus(cluster()).kind).toBe("none");
});

test("a left-over pid that is now another program's does not pass for the server", async () => {
	const holder = await startDatabaseHolder(dataDir);
	const before = serverStatus(cluster());
	await kill(holder);
	if (before.kind === "ready") process.kill(before.pid, "SIGKILL");
	const pidFile = path.join(cluster(), "postmaster.pid");
	writeFileSync(pidFile, readFileSync(pidFile, "utf8").replace(/^\d+/, `${process.pid}`));
	expect(serverStatus(cluster()).kind).toBe("stale");
	const next = await startDatabaseHolder(dataDir);
	expect(await query(next.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
	await next.release();
});

test("a first start that was cut short leaves nothing in the way", async () => {
	mkdirSync(path.join(dataDir, "postgres.draft-0123/data"), { recursive: true });
	await (await startDatabaseHolder(dataDir)).release();
	await (await startDatabaseHolder(dataDir)).release();
	expect(existsSync(path.join(dataDir, "postgres.draft-0123"))).toBe(false);
});

test("a data folder of another Postgres is refused in one sentence", async () => {
	mkdirSync(cluster());
	writeFileSync(path.join(cluster(), "PG_VERSION"), "16\n");
	await expect(startDatabaseHolder(dataDir)).rejects.toThrow(/holds a database of PostgreSQL 16, and this Tracewright runs 18/);
});

async function query(connectionString: string, sql: string): Promise<unknown[]> {
	const client = new pg.Client({ connectionString });
	client.on("error", () => undefined);
	await client.connect();
	try {
		return (await client.query(sql)).rows;
	} finally {
		await client.end();
	}
}

async function kill(holder: DatabaseHolder): Promise<void> {
	holder.process.kill("SIGKILL");
	await once(holder.process, "exit");
}
