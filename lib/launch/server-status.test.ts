import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { serverStatus } from "#lib/launch/server-status.ts";

let cluster: string;

beforeEach(() => {
	cluster = mkdtempSync(path.join(tmpdir(), "tracewright-status-"));
});

afterEach(() => rmSync(cluster, { recursive: true }));

test("a cluster without a pid file has no server", () => {
	expect(serverStatus(cluster)).toEqual({ kind: "none" });
});

test("a pid file that names no process, or a process that serves no such cluster, is stale", () => {
	for (const pid of [process.pid, 4_194_304]) {
		writeFileSync(path.join(cluster, "postmaster.pid"), [pid, cluster, "1795303781", "5433", "", "127.0.0.1", "  12345  67", "ready   ", ""].join("\n"));
		expect(serverStatus(cluster)).toEqual({ kind: "stale", pid, port: 5433 });
	}
});

test("a pid file that was cut short counts as none", () => {
	writeFileSync(path.join(cluster, "postmaster.pid"), "");
	expect(serverStatus(cluster)).toEqual({ kind: "none" });
});
