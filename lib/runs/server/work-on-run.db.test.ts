import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { withTestDatabase } from "#e2e/fixtures/test-database.ts";
import { buildWorld, storePictures } from "#e2e/fixtures/three-photos.ts";
import type { Answerer } from "#e2e/inference-server/asked.ts";
import answerProbe from "#e2e/inference-server/probe-answerer.ts";
import { startForTest } from "#e2e/inference-server/start-for-test.ts";
import type { InferenceServer, InferenceServerOptions } from "#e2e/inference-server/start-inference-server.ts";
import { COMMAND_LINE } from "#lib/auth/actor.ts";
import { database, withTransaction } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { findSubjects } from "#lib/history/server/find-subjects.ts";
import { verifyHistory } from "#lib/history/server/verify-history.ts";
import { type CommandId, createId, type DatasetId, type RunId, type ServerId } from "#lib/ids.ts";
import type { ModelCall } from "#lib/inference/model-call.ts";
import { addServer } from "#lib/inference/server/add-server.ts";
import { probeServer } from "#lib/inference/server/probe-server.ts";
import { type Budget, NO_BUDGET, type Run, type RunStatus } from "#lib/runs/schema.ts";
import { cancelRun } from "#lib/runs/server/cancel-run.ts";
import { claimTasks } from "#lib/runs/server/claim-tasks.ts";
import { getRun } from "#lib/runs/server/get-run.ts";
import { getRunStatus } from "#lib/runs/server/get-run-status.ts";
import { pauseRun } from "#lib/runs/server/pause-run.ts";
import { planTasks } from "#lib/runs/server/plan-tasks.ts";
import { resumeRun } from "#lib/runs/server/resume-run.ts";
import { openRunStops } from "#lib/runs/server/run-stops.ts";
import { setRunBudget } from "#lib/runs/server/set-run-budget.ts";
import { openSpendMeter } from "#lib/runs/server/spend-meter.ts";
import { startRun } from "#lib/runs/server/start-run.ts";
import { startRunning } from "#lib/runs/server/start-running.ts";
import { storeRecipe } from "#lib/runs/server/store-recipe.ts";
import { openTaskCrew } from "#lib/runs/server/task-crew.ts";
import { workOnRun } from "#lib/runs/server/work-on-run.ts";

withTestDatabase();
let folder: string;

const SAMPLING = { temperature: 0.7, topP: 0.8, maxTokens: 256 };

beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), "tracewright-runs-"));
	vi.stubEnv("TRACEWRIGHT_DATA", folder);
	await storePictures();
	await withTransaction((tx) =>
		storeRecipe(
			tx,
			{ name: "think-twice", version: 1, says: "Two thoughts.", stages: [{ stage: "think", of: "all", samples: 2, sampling: SAMPLING }] },
			"owner",
		),
	);
});

afterAll(async () => {
	vi.unstubAllEnvs();
	await rm(folder, { recursive: true, force: true });
});

const answer: Answerer = (asked) =>
	asked.messages.some(({ content }) => content.includes("<think>"))
		? "<think>\nI look at the dog on the left. It sits there alone.\n</think>\n\n<answer> A </answer>"
		: answerProbe(asked);

async function serve(options: Partial<InferenceServerOptions> = {}): Promise<{ readonly inference: InferenceServer; readonly serverId: ServerId }> {
	const serverId = createId<ServerId>();
	// A model of its own: what another test's was asked is known already.
	const inference = await startForTest({ dialect: "vllm", answerer: answer, model: serverId, ...options });
	const price = { prompt: 1, completion: 2 };
	await addServer(COMMAND_LINE, { id: serverId, name: serverId, urls: [inference.url], roles: ["vlm"], model: null, key: null, inFlightMax: 8, price });
	expect(await probeServer(COMMAND_LINE, { id: serverId })).toMatchObject({ probeError: null });
	return { inference, serverId };
}

type Started = { readonly run: Run; readonly datasetId: DatasetId };

async function start(serverId: ServerId, name: string, budget: Budget = NO_BUDGET): Promise<Started> {
	const { datasetId } = await buildWorld(name);
	const input = {
		id: createId<RunId>(),
		commandId: createId<never>(),
		datasetId,
		name,
		recipe: "think-twice",
		servers: { vlm: serverId },
		seed: 0,
		subjectLimit: null,
		budget,
	};
	return { run: await startRun(COMMAND_LINE, input), datasetId };
}

function work(): { readonly stop: () => Promise<void> } {
	const worker = startRunning();
	onTestFinished(() => worker.stop());
	return worker;
}

async function until(run: Run, state: Run["state"]): Promise<Run> {
	await expect.poll(async () => (await getRun(run.id)).state, { timeout: 15_000 }).toBe(state);
	return getRun(run.id);
}

async function funnelOf({ id }: Run): Promise<Readonly<Record<string, number>>> {
	const { rows } = await database().pool.query<{ name: string; n: number }>(
		"SELECT concat_ws(' ', stage, measure, nullif(reason, '')) AS name, n::int FROM run_tally WHERE run_id = $1",
		[id],
	);
	return Object.fromEntries(rows.map(({ name, n }) => [name, n]));
}

test("a run does its recipe's work once, counts it, and is done", async () => {
	const { inference, serverId } = await serve();
	const { run, datasetId } = await start(serverId, "once");
	expect(run).toMatchObject({ state: "running", calls: 0 });
	work();
	const done = await until(run, "done");
	await expect.poll(async () => (await getRun(run.id)).calls).toBe(6);
	expect(await funnelOf(run)).toMatchObject({ "think in": 3, "think done": 3, "think kept": 6 });
	expect((await getRun(done.id)).dollars).toBeGreaterThan(0);
	expect((await verifyHistory(datasetId)).problems).toEqual([]);
	expect(inference.calls().filter(({ path: at }) => at === "/v1/chat/completions").length).toBeGreaterThanOrEqual(6);
});

test("two workers share a run, and nothing is done twice", async () => {
	const { serverId } = await serve({ latencyMs: 100 });
	const { run, datasetId } = await start(serverId, "shared");
	work();
	work();
	await until(run, "done");
	expect(await funnelOf(run)).toMatchObject({ "think done": 3, "think kept": 6 });
	expect((await verifyHistory(datasetId)).problems).toEqual([]);
});

test("faults on the way heal, and what a model says wrongly is kept with its reason", async () => {
	const { inference, serverId } = await serve({ hasReasoningParser: false });
	inference.control({ next: ["500", "endless-think", "429-retry-after"] });
	const { run } = await start(serverId, "faults");
	work();
	await until(run, "done");
	const funnel = await funnelOf(run);
	expect(funnel).toMatchObject({ "think kept": 5, "think rejected ran out of tokens": 1 });
	const { rows } = await database().pool.query("SELECT reason, length(sample) > 0 AS told FROM run_rejection WHERE run_id = $1", [run.id]);
	expect(rows).toEqual([{ reason: "ran out of tokens", told: true }]);
});

function toldOf({ workers, servers, funnel }: RunStatus) {
	return { workers, replicas: servers.map(({ health }) => health), inFlight: funnel.map(({ inFlight }) => inFlight) };
}

test("paused, it starts no call and finishes those in flight; resumed, it pays for none of them again", async () => {
	const { inference, serverId } = await serve({ latencyMs: 1_500, slots: 2 });
	const { run } = await start(serverId, "paused");
	work();
	await expect.poll(() => inference.stats().inFlight, { timeout: 5_000 }).toBeGreaterThanOrEqual(2);
	await expect.poll(async () => toldOf(await getRunStatus(COMMAND_LINE, run)), { timeout: 5_000 }).toEqual({ workers: 1, replicas: ["up"], inFlight: [6] });
	await pauseRun(COMMAND_LINE, run);
	await delay(1_000);
	const begun = inference.stats().begun;
	await expect.poll(() => inference.stats().inFlight, { timeout: 10_000 }).toBe(0);
	expect([inference.stats().begun, await getRun(run.id)]).toMatchObject([begun, { state: "paused" }]);
	inference.control({ latencyMs: 0 });
	await resumeRun(COMMAND_LINE, run);
	await until(run, "done");
	expect(await funnelOf(run)).toMatchObject({ "think kept": 6 });
	await expect.poll(async () => (await getRun(run.id)).calls).toBe(6);
});

test("cancelled, it gives up what is in flight", async () => {
	const { inference, serverId } = await serve();
	inference.control({ latencyMs: 60_000 });
	const { run } = await start(serverId, "cancelled");
	work();
	await expect.poll(() => inference.stats().inFlight, { timeout: 5_000 }).toBe(6);
	await cancelRun(COMMAND_LINE, run);
	await expect.poll(() => inference.stats().inFlight, { timeout: 2_000 }).toBe(0);
	await expect(resumeRun(COMMAND_LINE, run)).rejects.toThrow("cancelled");
});

test("a spent budget pauses the run with a sentence, and a higher one lets it go on", async () => {
	const { serverId } = await serve();
	const { run } = await start(serverId, "budget", { ...NO_BUDGET, calls: 4 });
	work();
	const paused = await until(run, "paused");
	expect(paused.says).toBe("The budget of 4 calls is spent. Raise it to go on.");
	await expect.poll(async () => (await getRun(run.id)).calls).toBe(4);
	await setRunBudget(COMMAND_LINE, { id: run.id, budget: NO_BUDGET });
	await resumeRun(COMMAND_LINE, run);
	await until(run, "done");
	await expect.poll(async () => (await getRun(run.id)).calls).toBe(6);
});

test("a full disk pauses the run with a sentence, and nothing is lost", async () => {
	const { serverId } = await serve();
	const { run } = await start(serverId, "full");
	const { pool } = database();
	await pool.query(
		`CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$`,
	);
	await pool.query("CREATE TRIGGER no_room BEFORE INSERT ON generation FOR EACH ROW EXECUTE FUNCTION no_room()");
	work();
	const paused = await until(run, "paused");
	expect(paused.says).toBe("The disk is full. Make room where the studio keeps its data, then resume the run: nothing is lost.");
	await pool.query("DROP TRIGGER no_room ON generation");
	await resumeRun(COMMAND_LINE, run);
	await until(run, "done");
	expect(await funnelOf(run)).toMatchObject({ "think kept": 6 });
});

test("a claim whose answer never came runs out, and its task is done all the same", async () => {
	const { serverId } = await serve();
	const { run } = await start(serverId, "unheard");
	const { pool } = database();
	const { rows } = await pool.query<{ commandId: CommandId }>(`SELECT command_id AS "commandId" FROM run WHERE id = $1`, [run.id]);
	const worker = createId<string>();
	await planTasks(run);
	await claimTasks({ runId: run.id, stage: "think", worker, count: 1 });
	await pool.query("UPDATE run_task SET lease_until = now() + interval '1 s' WHERE run_id = $1 AND state = 'claimed'", [run.id]);
	const stopping = new AbortController();
	onTestFinished(() => stopping.abort());
	const working = Promise.all(rows.map(({ commandId }) => workOnRun({ run, commandId, worker, stopping: stopping.signal })));
	await until(run, "done");
	await working;
	expect(await funnelOf(run)).toMatchObject({ "think done": 3, "think kept": 6 });
});

test("a worker whose claims ran out while it worked takes none of them twice", async () => {
	const { inference, serverId } = await serve({ latencyMs: 1_000 });
	const { run } = await start(serverId, "slept");
	work();
	await expect.poll(() => inference.stats().inFlight, { timeout: 5_000 }).toBe(6);
	for (let n = 0; n < 40; n += 1) {
		await database().pool.query("UPDATE run_task SET lease_until = now() - interval '1 s' WHERE run_id = $1 AND state = 'claimed'", [run.id]);
		await new Promise((resolve) => setTimeout(resolve, 15));
	}
	await until(run, "done");
	expect(await funnelOf(run)).toMatchObject({ "think in": 3, "think done": 3, "think kept": 6 });
	await expect.poll(async () => (await getRun(run.id)).calls).toBe(6);
});

test("what could not be given back while the database was away is given back later, all of it", async () => {
	const { serverId } = await serve();
	const { run } = await start(serverId, "given back");
	const { pool } = database();
	const worker = createId<string>();
	await planTasks(run);
	const tasks = await claimTasks({ runId: run.id, stage: "think", worker, count: 2 });
	expect(tasks).toHaveLength(2);
	const subjects = await findSubjects(
		null,
		tasks.map(({ subjectId }) => subjectId),
	);
	const away = (): never => {
		throw new AppError("unavailable", "The server is away.");
	};
	const crew = openTaskCrew({
		run,
		commandId: createId<CommandId>(),
		worker,
		stops: openRunStops(run.id, new AbortController().signal),
		context: { run, askerOf: away, above: away, vocabulary: away },
	});
	// Of different attempts, so that they come back after different times.
	for (const [index, task] of tasks.entries()) crew.take({ ...task, attempt: index + 1 }, subjects.get(task.subjectId));
	await expect.poll(() => crew.isIdle()).toBe(true);
	await pool.query("CREATE FUNCTION no_release() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'away' USING ERRCODE = '57P01'; END $$");
	await pool.query("CREATE TRIGGER no_release BEFORE UPDATE ON run_task FOR EACH ROW WHEN (NEW.state = 'waiting') EXECUTE FUNCTION no_release()");
	await expect(crew.giveBack()).rejects.toThrow("away");
	await pool.query("DROP TRIGGER no_release ON run_task");
	expect(crew.held()).toHaveLength(2);
	await crew.giveBack();
	expect(crew.held()).toEqual([]);
	const { rows } = await pool.query("SELECT FROM run_task WHERE run_id = $1 AND state = 'claimed'", [run.id]);
	expect(rows).toEqual([]);
	await cancelRun(COMMAND_LINE, run);
});

test("a run that cannot be read keeps no other from being worked on", async () => {
	const { serverId } = await serve();
	const unread = await start(serverId, "unread");
	await database().pool.query(`UPDATE run SET recipe = '{}' WHERE id = $1`, [unread.run.id]);
	const { run } = await start(serverId, "read");
	work();
	await until(run, "done");
	await database().pool.query("UPDATE run SET state = 'cancelled', ended_at = now() WHERE id = $1", [unread.run.id]);
});

test("what is being told counts as spent while the database takes its time", async () => {
	const { serverId } = await serve();
	const { run } = await start(serverId, "telling", { ...NO_BUDGET, calls: 1 });
	const meter = openSpendMeter(run);
	const call: ModelCall = {
		stage: "think",
		promptVersion: "think-1",
		inputs: { kind: "chat", system: null, user: "Where?", begun: null },
		parameters: { ...SAMPLING, seed: 0 },
		image: null,
		sample: 0,
		attempt: 1,
	};
	expect(meter.whyNot()).toBeNull();
	meter.begin(call);
	meter.end(call, { key: "", reply: { choices: [{}] }, isNew: true, tookMs: 1 }, null);
	const told = await withTransaction(async (tx) => {
		await tx.query("SELECT FROM run WHERE id = $1 FOR UPDATE", [run.id]);
		const telling = meter.tell();
		expect(meter.whyNot()).toContain("The budget of 1 calls is spent.");
		return { telling };
	});
	expect(await told.telling).toMatchObject({ spent: { calls: 1 } });
	expect(meter.whyNot()).toContain("The budget of 1 calls is spent.");
	await cancelRun(COMMAND_LINE, run);
});

test("two runs of one worker share what a server takes", async () => {
	const { inference, serverId } = await serve({ latencyMs: 1_500 });
	const one = await start(serverId, "one of two");
	work();
	await expect.poll(() => inference.stats().inFlight, { timeout: 5_000 }).toBe(6);
	const other = await start(serverId, "other of two");
	await until(one.run, "done");
	await until(other.run, "done");
	// Of the eight that it takes, six were in flight already; the second run begins with its half.
	expect(inference.stats().inFlightMax).toBeLessThanOrEqual(10);
});
