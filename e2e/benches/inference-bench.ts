import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import type { Bench, BenchContext, Measure } from "#e2e/benches/bench.ts";
import { startWorkerProcess } from "#e2e/fixtures/start-worker-process.ts";
import { COMMAND_LINE } from "#lib/auth/actor.ts";
import { database, withTransaction } from "#lib/db/database.ts";
import { childEnv } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";
import { createId, type DatasetId, type ServerId } from "#lib/ids.ts";
import { addServer } from "#lib/inference/server/add-server.ts";
import { probeServer } from "#lib/inference/server/probe-server.ts";
import { NO_BUDGET, type Run } from "#lib/runs/schema.ts";
import { cancelRun } from "#lib/runs/server/cancel-run.ts";
import { getRun } from "#lib/runs/server/get-run.ts";
import { startRun } from "#lib/runs/server/start-run.ts";
import { storeRecipe } from "#lib/runs/server/store-recipe.ts";
import { objectStore } from "#lib/storage/object-store.ts";
import type { Recipe } from "#lib/synthesis/recipe-schema.ts";
import { makeMillionItems } from "#prisma/scenarios/million-items.ts";

type Load = {
	readonly slots: number;
	readonly latencyMs: number;
	/** The least share of the slots that must be busy; null where it is only told. */
	readonly share: number | null;
};

const LOADS: readonly Load[] = [
	{ slots: 64, latencyMs: 2_000, share: 0.97 },
	{ slots: 256, latencyMs: 2_000, share: 0.97 },
	{ slots: 64, latencyMs: 250, share: 0.93 },
	{ slots: 256, latencyMs: 250, share: null },
];
const NO_BAR = 1_000;
/** The middle one of them counts: a machine that others share stands still now and then. */
const WINDOWS = 5;
const WINDOW_MS = 8_000;
/** Of the image alone, in base64 about 60 kB. */
const IMAGE_BYTES = 45_000;
const QUESTIONS = 40_000;
const OUTAGE_MS = 30_000;
const BACK_MS_MAX = 2_000;
const BACK_SHARE = 0.95;
const RECIPE: Recipe = {
	name: "bench",
	version: 1,
	says: "One thought about each question.",
	stages: [{ stage: "think", of: "all", samples: 1, sampling: { temperature: 0.7, topP: 0.8, maxTokens: 512 } }],
};

/**
 * How busy one worker's run keeps a server of so many slots, measured at the server, in a process of its own: each task is claimed, its call looked up, made,
 * read, stored, made into a trace and written durably. And how soon the server is busy again after it was away.
 */
export default { name: "inference", run: runInferenceBench } satisfies Bench;

async function runInferenceBench({ databaseUrl, tell }: BenchContext): Promise<readonly Measure[]> {
	const folder = mkdtempSync(path.join(tmpdir(), "tracewright-inference-bench-"));
	try {
		const world = { datasetId: await makeQuestions(folder), databaseUrl, dataDir: folder };
		const measures: Measure[] = [];
		for (const load of LOADS) measures.push(...(await measureLoad(load, world, tell)));
		return [...measures, await measureOutage(world, tell)];
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

async function makeQuestions(folder: string): Promise<DatasetId> {
	const picture = Buffer.alloc(IMAGE_BYTES, 7);
	picture.write("ffd8ffe0", "hex"); // as a JPEG begins
	const { sha256 } = await objectStore(path.join(folder, "objects")).put(picture);
	const { datasetId } = await makeMillionItems({ name: "bench", questions: QUESTIONS, pictureSha256: sha256 });
	await withTransaction((tx) => storeRecipe(tx, RECIPE, COMMAND_LINE.id));
	// What was made is written out before anything is measured.
	await database().pool.query("CHECKPOINT");
	return datasetId;
}

async function measureLoad({ slots, latencyMs, share }: Load, world: BenchWorld, tell: BenchContext["tell"]): Promise<readonly Measure[]> {
	return withRun({ slots, latencyMs, ...world }, async ({ control, stats, cpuMs }) => {
		await waitUntil(async () => (await stats()).inFlight >= slots * (share === null ? 0.3 : 0.9));
		await delay(2 * latencyMs + 1_000);
		const cpuBefore = cpuMs();
		const windows: z.infer<typeof statsSchema>[] = [];
		while (windows.length < WINDOWS) {
			await control({ resetStats: true });
			await delay(WINDOW_MS);
			windows.push(await stats());
		}
		const busy = windows.map((window) => window.inFlightMean).toSorted((a, b) => a - b);
		const inFlightMean = busy[Math.floor(WINDOWS / 2)] ?? 0;
		const ended = windows.reduce((sum, window) => sum + window.ended, 0);
		const perCallMs = (cpuMs() - cpuBefore) / ended;
		tell(
			`  ${slots} slots, ${latencyMs} ms a call: ${busy.map((mean) => mean.toFixed(1)).join(", ")} busy, ${ended} calls, ${perCallMs.toFixed(2)} ms of the worker's processor a call`,
		);
		const name = `inference: ${slots} slots to those kept busy, ${latencyMs} ms a call${share === null ? ", told without a bar" : ""}`;
		const bar = share === null ? NO_BAR : 1 / share;
		const ratio = slots / inFlightMean;
		return [{ name, product: slots, limit: inFlightMean, unit: "slots", ratio, bar, holds: ratio <= bar }];
	});
}

async function measureOutage(world: BenchWorld, tell: BenchContext["tell"]): Promise<Measure> {
	const slots = 64;
	return withRun({ slots, latencyMs: 2_000, ...world }, async ({ control, stats }) => {
		await waitUntil(async () => (await stats()).inFlight >= slots);
		await control({ down: true });
		await delay(OUTAGE_MS);
		await control({ down: false, resetStats: true });
		// Calls wait for a good probe, and the first follows it at once.
		await waitUntil(async () => (await stats()).begun > 0);
		const backAt = performance.now();
		await waitUntil(async () => (await stats()).inFlight >= slots * BACK_SHARE);
		const backMs = performance.now() - backAt;
		tell(`  after ${OUTAGE_MS / 1_000} s of 503: ${BACK_SHARE * 100} % busy ${backMs.toFixed(0)} ms after the first good probe`);
		const ratio = backMs / BACK_MS_MAX;
		return {
			name: "inference: after 30 s of 503, from the first good probe to 95 % busy",
			product: backMs,
			limit: BACK_MS_MAX,
			unit: "ms",
			ratio,
			bar: 1,
			holds: ratio <= 1,
		};
	});
}

const statsSchema = z.object({ inFlight: z.number(), inFlightMean: z.number(), begun: z.number(), ended: z.number() });

type BenchWorld = { readonly datasetId: DatasetId; readonly databaseUrl: string; readonly dataDir: string };
type World = {
	/** What the worker has used of a processor. */
	readonly cpuMs: () => number;
	readonly control: (change: object) => Promise<void>;
	readonly stats: () => Promise<z.infer<typeof statsSchema>>;
};
type Setting = BenchWorld & { readonly slots: number; readonly latencyMs: number };

/** A run with a server and a model of its own, so that no other's replies serve it, at full speed while the work is done. */
async function withRun<Value>({ slots, latencyMs, datasetId, databaseUrl, dataDir }: Setting, work: (world: World) => Promise<Value>): Promise<Value> {
	const id = createId<ServerId>();
	const options = { dialect: "vllm", model: id, slots: null, callsKept: 0, answererModule: "e2e/inference-server/thinking-answerer.ts" };
	const child = spawn(process.execPath, ["--conditions=react-server", "e2e/inference-server/inference-server-process.ts", JSON.stringify(options)], {
		env: childEnv({}),
		stdio: ["ignore", "pipe", "inherit"],
	});
	const [line] = await once(createInterface(child.stdout), "line");
	const { url, origin } = z.object({ url: z.string(), origin: z.string() }).parse(JSON.parse(String(line)));
	const control = async (change: object): Promise<void> => {
		await fetch(`${origin}/control`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(change) });
	};
	const stats = async () => statsSchema.parse(await (await fetch(`${origin}/control/stats`)).json());
	await addServer(COMMAND_LINE, { id, name: id, urls: [url], roles: ["vlm"], model: null, key: null, inFlightMax: slots });
	const { probeError } = await probeServer(COMMAND_LINE, { id });
	if (probeError !== null) throw new AppError("internal", probeError);
	await control({ latencyMs });
	const started = { id: createId<Run["id"]>(), commandId: createId<never>(), datasetId, name: "bench", recipe: RECIPE.name };
	const run = await startRun(COMMAND_LINE, { ...started, servers: { vlm: id }, seed: 0, subjectLimit: null, budget: NO_BUDGET });
	const worker = startWorkerProcess({ databaseUrl, dataDir });
	try {
		return await Promise.race([work({ control, stats, cpuMs: () => cpuMsOf(worker.pid ?? 0) }), untilEnded(run)]);
	} finally {
		await cancelRun(COMMAND_LINE, run).catch(() => undefined);
		worker.kill("SIGTERM");
		await once(worker, "exit");
		child.kill("SIGTERM");
	}
}

/** Linux tells it in hundredths of a second (proc(5)). */
function cpuMsOf(pid: number): number {
	const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
	return (Number(fields[11]) + Number(fields[12])) * 10;
}

async function untilEnded({ id }: Run): Promise<never> {
	for (;;) {
		await delay(1_000);
		const { state, says } = await getRun(id);
		if (state !== "running" && state !== "cancelled") throw new AppError("internal", `The run was ${state} before it was measured. ${says ?? ""}`);
	}
}

async function waitUntil(isSo: () => Promise<boolean>): Promise<void> {
	while (!(await isSo())) await delay(20);
}
