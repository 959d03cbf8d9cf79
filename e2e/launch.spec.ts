import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { runStudioCommand } from "#e2e/fixtures/run-studio-command.ts";
import { type Studio, startStudio, studioEnv } from "#e2e/fixtures/start-studio.ts";
import { serverStatus } from "#lib/launch/server-status.ts";

let dataDir: string;

test.beforeEach(() => {
	dataDir = mkdtempSync(path.join(tmpdir(), "tracewright-launch-"));
});

test.afterEach(() => {
	rmSync(dataDir, { recursive: true, force: true });
});

test("a start says where to open the studio and nothing else; one beside it says that it runs; Ctrl-C ends all; the next finds the data", async () => {
	const first = await startStudio({ dataDir });
	expect(first.said).toBe(`Tracewright is ready: ${first.url}\n`);
	expect(await health(first)).toEqual({ status: 200, report: { status: "ok", database: "ok", migrations: "ok", worker: "ok", storage: "ok" } });
	expect(runStart()).toEqual({
		exitCode: 0,
		stdout: `Tracewright is already running: ${first.url}\n`,
		stderr: "",
	});
	const added = await runStudioCommand(dataDir, ["users", "add", "--email", "lead@example.com", "--name", "Lead", "--json"]);
	expect(added.exitCode).toBe(0);
	expect((await health(first)).status).toBe(200);
	const family = childrenOf(first.launcher);
	await first.stop();
	expect([first.launcher, ...family].filter(isAlive)).toEqual([]);
	expect(serverStatus(path.join(dataDir, "postgres"))).toEqual({ kind: "none" });
	const second = await startStudio({ dataDir });
	expect((await runStudioCommand(dataDir, ["users", "list"])).stdout).toContain("lead@example.com");
	await second.stop();
});

test("whatever is killed comes back by itself, and a killed launcher takes the rest along and blocks no later start", async () => {
	const studio = await startStudio({ dataDir });
	// One may have gone in the wake of another, as a worker does whose database is away for long.
	for (const victim of childrenOf(studio.launcher)) {
		if (!isAlive(victim)) continue;
		process.kill(victim, "SIGKILL");
		await expect.poll(() => childrenOf(studio.launcher).includes(victim)).toBe(false);
		await expect.poll(async () => (await health(studio)).status, { timeout: 30_000 }).toBe(200);
	}
	const family = childrenOf(studio.launcher).filter((pid) => !commandOf(pid).includes("/postgres"));
	process.kill(studio.launcher, "SIGKILL");
	await expect.poll(() => family.filter(isAlive), { timeout: 15_000 }).toEqual([]);
	const next = await startStudio({ dataDir, env: { PORT: new URL(studio.url).port } });
	expect(next.url).toBe(studio.url);
	await next.stop();
});

test("a port that another program holds is told in one sentence", async () => {
	const other = createServer().listen(0, "127.0.0.1");
	await new Promise((resolve) => other.once("listening", resolve));
	const address = other.address();
	const port = typeof address === "object" && address ? address.port : 0;
	expect(runStart({ PORT: `${port}` })).toEqual({
		exitCode: 1,
		stdout: "",
		stderr: `Port ${port} on 127.0.0.1 is taken by another program: stop that one, or choose another port with PORT=${port + 1}.\n`,
	});
	expect(serverStatus(path.join(dataDir, "postgres"))).toEqual({ kind: "none" });
	other.close();
});

test("where others can reach the studio, a link that works once is printed for its owner", async ({ page }) => {
	const studio = await startStudio({ dataDir, env: { HOST: "0.0.0.0" } });
	expect(studio.said).toMatch(/^Tracewright is ready\. Create its owner with this link, which works once: http:\S+\/setup\?token=[\w-]{43}\n$/);
	const link = new URL(studio.url);
	const here = `http://127.0.0.1:${link.port}`;
	await page.goto(`${here}/setup`);
	await expect(page.getByLabel(/password/i)).toHaveCount(0);
	await page.goto(`${here}${link.pathname}${link.search}`);
	await expect(page.getByLabel(/password/i).first()).toBeVisible();
	await studio.stop();
});

/** A start that ends by itself. */
function runStart(more: Readonly<Record<string, string>> = {}): { readonly exitCode: number | null; readonly stdout: string; readonly stderr: string } {
	const { status, stdout, stderr } = spawnSync("npm", ["start", "--silent"], { env: { ...studioEnv(dataDir), ...more }, encoding: "utf8" });
	return { exitCode: status, stdout, stderr };
}

async function health(studio: Studio): Promise<{ readonly status: number; readonly report: unknown }> {
	try {
		const answer = await fetch(new URL("/api/health", studio.url));
		return { status: answer.status, report: await answer.json() };
	} catch {
		return { status: 0, report: null };
	}
}

function childrenOf(pid: number): readonly number[] {
	return readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean).map(Number);
}

function commandOf(pid: number): string {
	return readFileSync(`/proc/${pid}/cmdline`, "utf8");
}

function isAlive(pid: number): boolean {
	try {
		return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
	} catch {
		return false;
	}
}
