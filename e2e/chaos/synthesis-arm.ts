import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { runStudioCommand } from "#e2e/fixtures/run-studio-command.ts";
import { startWorkerProcess } from "#e2e/fixtures/start-worker-process.ts";
import { testDataDir } from "#e2e/fixtures/test-data.ts";
import { COMMAND_LINE } from "#lib/auth/actor.ts";
import { closeDatabase, database, openDatabase } from "#lib/db/database.ts";
import { childEnv } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";
import { runIdSchema } from "#lib/ids.ts";
import { acquireDatabase } from "#lib/launch/ensure-database.ts";
import { serverStatus } from "#lib/launch/server-status.ts";
import type { RunStatus } from "#lib/runs/schema.ts";
import { getRunStatus } from "#lib/runs/server/get-run-status.ts";

const DATASET = "chaos";
const PATIENCE_MS = 60_000;

export type ArmOptions = {
	readonly recipe: string;
	/** Images, the first by key; null for all. */
	readonly limit: number | null;
	/** Of all calls, so many go wrong on the way. */
	readonly transportShare: number;
	readonly workers: number;
	readonly latencyMs: number;
	/** Called again and again while the run goes on, with the calls that were paid so far. */
	readonly onLook: (arm: Disturbable, calls: number) => Promise<void>;
};

/** What can be done to a run's world from outside. */
export type Disturbable = {
	/** Kills a worker at once, and starts another. Tells how many calls were in flight. */
	readonly killWorker: () => Promise<number>;
	/** Kills Postgres's first process at once; whoever holds it starts it again. */
	readonly killPostgres: () => Promise<number>;
};

export type ArmReport = {
	readonly digest: string;
	readonly funnel: RunStatus["funnel"];
	readonly calls: number;
	/** Whole answers that the servers gave to a request they had answered before. */
	readonly paidTwice: number;
	readonly seconds: number;
};

/** One run over the photos of `coco-ccby` in a studio of its own: workers as processes, servers as processes, an embedded Postgres. */
export async function runSynthesisArm({ recipe, limit, transportShare, workers, latencyMs, onLook }: ArmOptions): Promise<ArmReport> {
	const dataDir = mkdtempSync(path.join(tmpdir(), "tracewright-synthesis-"));
	let url = "";
	const lease = await acquireDatabase({
		dataDir,
		onMove: (moved) => {
			url = moved;
		},
	});
	url = lease.url;
	const crew: ChildProcess[] = [];
	const servers: InferenceProcess[] = [];
	try {
		await importPhotos(dataDir);
		openDatabase(url);
		const truth = await writeTruth(dataDir);
		const shared = { dialect: "vllm", slots: null, latencyMs, truth: { file: truth, errorShare: 0.2, seed: "truth" } };
		servers.push(await startInference({ ...shared, model: "tests/plain-vl-7b" }), await startInference({ ...shared, ...REASONER }));
		const [sees, thinks] = servers;
		await studio(dataDir, ["servers", "add", "sees", "--url", sees?.url ?? "", "--role", "writer,vlm,policy,judge", "--in-flight", "32"]);
		await studio(dataDir, ["servers", "add", "thinks", "--url", thinks?.url ?? "", "--role", "reasoner", "--in-flight", "32"]);
		const faults = transportShare === 0 ? null : { seed: "chaos", transportShare, transportKinds: KINDS };
		await Promise.all(servers.map((server) => server.control({ faults, resetStats: true })));
		for (let n = 0; n < workers; n += 1) crew.push(startWorkerProcess({ databaseUrl: url, dataDir }));
		const begunAt = performance.now();
		const started = await studio(dataDir, ["runs", "start", recipe, "--dataset", DATASET, ...(limit === null ? [] : ["--limit", `${limit}`])]);
		const { run } = z.object({ run: z.looseObject({ id: runIdSchema }) }).parse(started);
		/** Calls that a server works on, and answers that it gave and nobody stored yet. */
		const inFlight = async (): Promise<number> => {
			const seen = await Promise.all(servers.map((server) => server.stats()));
			const { rows } = await database().pool.query<{ stored: number }>("SELECT count(*)::int AS stored FROM generation");
			return seen.reduce((sum, stats) => sum + stats.inFlight + stats.answered, 0) - (rows[0]?.stored ?? 0);
		};
		const arm: Disturbable = {
			killWorker: async () => {
				const victim = crew.shift();
				victim?.kill("SIGSTOP");
				const before = await inFlight();
				victim?.kill("SIGKILL");
				crew.push(startWorkerProcess({ databaseUrl: url, dataDir }));
				return before;
			},
			killPostgres: async () => {
				const before = await inFlight();
				const status = serverStatus(path.join(dataDir, "postgres"));
				if (status.kind === "ready") process.kill(status.pid, "SIGKILL");
				return before;
			},
		};
		const status = await untilDone(run.id, arm, onLook);
		const seconds = (performance.now() - begunAt) / 1_000;
		const { digest } = z.looseObject({ digest: z.string() }).parse(await studio(dataDir, ["verify", "--dataset", DATASET]));
		const stats = await Promise.all(servers.map((server) => server.stats()));
		return { digest, funnel: status.funnel, calls: status.run.calls, paidTwice: stats.reduce((sum, one) => sum + one.answeredAgain, 0), seconds };
	} finally {
		for (const worker of crew) worker.kill("SIGKILL");
		for (const server of servers) server.stop();
		await closeDatabase();
		await lease.release();
		rmSync(dataDir, { recursive: true, force: true });
	}
}

/** Those that come at once: what only a time limit of minutes ends would make a long day, and is tested by itself. */
const KINDS = ["429", "429-retry-after", "503", "503-retry-after", "500", "reset-before-answer", "reset-within-answer"];
const REASONER = { model: "deepseek-ai/DeepSeek-R1-Distill-Qwen-32B", template: "r1-distill" };

async function importPhotos(dataDir: string): Promise<void> {
	const folder = path.join(testDataDir(), "coco-ccby");
	const file = (name: string): string => path.join(folder, name);
	await studio(dataDir, [
		...["import", "coco", "--dataset", DATASET, "--images", file("images")],
		...["--instances", file("instances.json"), "--captions", file("captions.json"), "--licences", file("licences.csv")],
	]);
}

async function studio(dataDir: string, args: readonly string[]): Promise<unknown> {
	const { exitCode, stdout, stderr } = await runStudioCommand(dataDir, [...args, "--json"]);
	if (exitCode !== 0) throw new AppError("internal", `studio ${args.join(" ")} ended with ${exitCode}: ${stderr}${stdout}`);
	return JSON.parse(stdout.trim().split("\n").at(-1) ?? "null");
}

async function writeTruth(dataDir: string): Promise<string> {
	const { rows } = await database().pool.query<{ key: string; body: Buffer }>(
		"SELECT s.key, c.body FROM subject s JOIN content c ON c.hash = s.head_hash WHERE s.kind = 'image' ORDER BY s.key",
	);
	const file = path.join(dataDir, "truth.json");
	writeFileSync(file, JSON.stringify(rows.map(({ key, body }) => ({ key, content: JSON.parse(body.toString("utf8")) }))));
	return file;
}

const statsSchema = z.looseObject({ inFlight: z.number(), answeredAgain: z.number(), answered: z.number() });

type InferenceProcess = {
	readonly url: string;
	readonly control: (change: object) => Promise<void>;
	readonly stats: () => Promise<z.infer<typeof statsSchema>>;
	readonly stop: () => void;
};

async function startInference(options: object): Promise<InferenceProcess> {
	const child = spawn(process.execPath, ["--conditions=react-server", "e2e/inference-server/inference-server-process.ts", JSON.stringify(options)], {
		env: childEnv({}),
		stdio: ["ignore", "pipe", "inherit"],
	});
	const [line] = await once(createInterface(child.stdout), "line");
	const { url, origin } = z.object({ url: z.string(), origin: z.string() }).parse(JSON.parse(String(line)));
	const control = async (change: object): Promise<void> => {
		await fetch(`${origin}/control`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(change) });
	};
	return { url, control, stats: async () => statsSchema.parse(await (await fetch(`${origin}/control/stats`)).json()), stop: () => child.kill("SIGTERM") };
}

async function untilDone(id: RunStatus["run"]["id"], arm: Disturbable, onLook: ArmOptions["onLook"]): Promise<RunStatus> {
	let lastCalls = -1;
	let movedAt = performance.now();
	for (;;) {
		await delay(100);
		const status = await getRunStatus(COMMAND_LINE, { id }).catch(() => null);
		if (!status) continue;
		if (status.run.state === "done") return status;
		if (status.run.state !== "running") throw new AppError("internal", `The run is ${status.run.state}: ${status.run.says}`);
		if (status.run.calls !== lastCalls) movedAt = performance.now();
		lastCalls = status.run.calls;
		if (performance.now() - movedAt > PATIENCE_MS) throw new AppError("internal", `The run stands still after ${lastCalls} calls.`);
		await onLook(arm, status.run.calls);
	}
}
