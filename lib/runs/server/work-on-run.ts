import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { isConnectionLost } from "#lib/db/is-connection-lost.ts";
import { isDiskFull } from "#lib/db/is-disk-full.ts";
import { AppError } from "#lib/errors.ts";
import { findSubjects, type Subject } from "#lib/history/server/find-subjects.ts";
import type { CommandId } from "#lib/ids.ts";
import type { ModelCall } from "#lib/inference/model-call.ts";
import { type Generated, generate } from "#lib/inference/server/generate.ts";
import type { ServerSession } from "#lib/inference/server/open-session.ts";
import { log } from "#lib/log.ts";
import { callsOfTask } from "#lib/runs/calls-of-task.ts";
import { rolesOf } from "#lib/runs/roles-of.ts";
import { rolesOfRecipe } from "#lib/runs/roles-of-recipe.ts";
import type { Run, RunRole } from "#lib/runs/schema.ts";
import { type ClaimedTask, claimTasks } from "#lib/runs/server/claim-tasks.ts";
import { endRun } from "#lib/runs/server/end-run.ts";
import { finishTasks } from "#lib/runs/server/finish-tasks.ts";
import { haltRun } from "#lib/runs/server/halt-run.ts";
import { isPassing } from "#lib/runs/server/is-passing.ts";
import { leaveRun } from "#lib/runs/server/leave-run.ts";
import { planTasks } from "#lib/runs/server/plan-tasks.ts";
import { releaseTasks } from "#lib/runs/server/release-tasks.ts";
import { renewClaims } from "#lib/runs/server/renew-claims.ts";
import { openRunSessions } from "#lib/runs/server/run-sessions.ts";
import { RunStopped } from "#lib/runs/server/run-stopped.ts";
import { runTask } from "#lib/runs/server/run-task.ts";
import { openSpendMeter } from "#lib/runs/server/spend-meter.ts";
import { openTaskOutbox } from "#lib/runs/server/task-outbox.ts";
import type { TaskContext } from "#lib/runs/server/task-outcome.ts";
import { tellServers } from "#lib/runs/server/tell-servers.ts";
import { type TaskStage, taskStagesOf } from "#lib/runs/task-stages-of.ts";
import { loadVocabulary } from "#lib/synthesis/server/load-vocabulary.ts";
import type { Vocabulary } from "#lib/synthesis/vocabulary.ts";

type Work = {
	readonly run: Run;
	readonly commandId: CommandId;
	/** This worker, as claims name it. */
	readonly worker: string;
	/** The worker stops: calls in flight are given up, their tasks given back. */
	readonly stopping: AbortSignal;
};

const TELL_MS = 400;
const IDLE_MS = 200;
/** Calls of a stage at hand for each that its servers take at once: the next is there when one ends. */
const CALLS_AT_HAND = 2;
const TASKS_AT_HAND_MIN = 4;
const TASKS_AT_HAND_MAX = 2_000;
/** A rule asks nobody: a few at a time keep the processor busy. */
const RULE_TASKS = 4;
const SURPRISES_MAX = 3;
const BACK_SECONDS = 2;
const BACK_SECONDS_MAX = 60;

/**
 * Takes part in a run until it ends, is paused or cancelled, or this worker stops. Tasks are claimed ahead, so that servers never wait for them; the limits
 * of the servers, not the number of tasks, bound the calls. Ends when nothing of it is under way here any more.
 */
export async function workOnRun({ run, commandId, worker, stopping }: Work): Promise<void> {
	const starting = new AbortController();
	const ending = new AbortController();
	const sessions = openRunSessions();
	const bySession = new Map<RunRole, ServerSession>();
	const open = new Map<TaskStage, number>();
	const doing = new Set<Promise<void>>();
	const released: { readonly task: ClaimedTask; readonly afterSeconds: number }[] = [];
	const meter = openSpendMeter(run);

	const stop = (why: string): void => starting.abort(new RunStopped(why));
	const giveUp = (): void => {
		stop("the worker stops");
		ending.abort(new RunStopped("the worker stops"));
	};
	stopping.addEventListener("abort", giveUp, { once: true });
	if (stopping.aborted) giveUp();

	const outbox = openTaskOutbox({
		write: (batch) => finishTasks(run, { worker, commandId }, batch),
		onWritten: (batch) => {
			for (const { task } of batch) count(task.stage, -1);
		},
		onFailure: ({ task }, error) => giveBack(task, error),
		signal: ending.signal,
	});

	let vocabulary: Promise<Vocabulary> | null = null;
	const context: TaskContext = {
		run,
		vocabulary: () => {
			vocabulary ??= loadVocabulary(run.datasetId);
			return vocabulary;
		},
		askerOf: (role) => {
			const session = bySession.get(role);
			if (!session) throw new AppError("internal", `The recipe ${run.recipe.name} asks no ${role}.`);
			return { server: session.server, profile: session.profile, ask: (call) => ask(session, call) };
		},
	};

	async function ask(session: ServerSession, call: ModelCall): Promise<Generated> {
		let isBegun = false;
		let generated: Generated | null = null;
		try {
			generated = await generate(session, call, {
				signal: ending.signal,
				starting: starting.signal,
				whenDown: "wait",
				onCall: () => {
					holdToBudget();
					isBegun = true;
					meter.begin();
				},
			});
			return generated;
		} finally {
			if (isBegun) meter.end(call, generated, session.server.price);
		}
	}

	function holdToBudget(): void {
		const why = meter.whyNot();
		if (why !== null) halt("paused", why);
		starting.signal.throwIfAborted();
	}

	/** Everything stops here at once; the database learns why as soon as it can. */
	function halt(state: "paused" | "failed", says: string): void {
		if (starting.signal.aborted) return;
		stop(says);
		halting = attempt(() => haltRun(run.id, state, says));
	}
	let halting: Promise<void> = Promise.resolve();

	function count(stage: TaskStage, by: 1 | -1): void {
		open.set(stage, (open.get(stage) ?? 0) + by);
	}

	async function doTask(task: ClaimedTask, subject: Subject | undefined): Promise<void> {
		try {
			outbox.put({ task, outcome: await runTask(task.stage, subject, context) });
		} catch (error) {
			await giveBack(task, error);
			count(task.stage, -1);
		}
	}

	async function giveBack(task: ClaimedTask, error: unknown): Promise<void> {
		if (error instanceof RunStopped || ending.signal.aborted) return void released.push({ task, afterSeconds: 0 });
		if (isDiskFull(error)) halt("paused", "The disk is full. Make room where the studio keeps its data, then resume the run: nothing is lost.");
		else if (!isPassing(error)) noteSurprise(task, error);
		released.push({ task, afterSeconds: Math.min(BACK_SECONDS_MAX, BACK_SECONDS * 2 ** Math.min(10, task.attempt - 1)) });
	}

	/** What nobody foresaw is tried again twice, on the next workers; then the run fails rather than leave something out. */
	function noteSurprise(task: ClaimedTask, error: unknown): void {
		log.error({ err: error, run: run.number, task }, "A task of a run failed");
		const said = error instanceof AppError ? error.message : `Something failed inside the studio at the stage ${task.stage}; its log tells more.`;
		if (task.attempt >= SURPRISES_MAX) halt("failed", said);
	}

	async function feed(stage: TaskStage, isFirst: boolean): Promise<void> {
		while (!starting.signal.aborted) {
			const target = atHand(stage);
			const room = target - (open.get(stage) ?? 0);
			const claimed = room * 4 >= target ? await claim(stage, room) : 0;
			if (claimed > 0) continue;
			const isPlanned = isFirst && room * 4 >= target && (await attempt(() => planTasks(run), false));
			if (!isPlanned) await delay(IDLE_MS);
		}
	}

	function atHand(stage: TaskStage): number {
		const [role] = rolesOf(run.recipe, stage);
		const session = role && bySession.get(role);
		if (!session) return RULE_TASKS;
		const slots = session.server.inFlightMax * session.server.urls.length;
		return Math.min(TASKS_AT_HAND_MAX, Math.max(TASKS_AT_HAND_MIN, Math.ceil((slots * CALLS_AT_HAND) / callsOfTask(run.recipe, stage))));
	}

	async function claim(stage: TaskStage, room: number): Promise<number> {
		return attempt(async () => {
			const tasks = await claimTasks({ runId: run.id, stage, worker, count: room });
			const subjects = await findSubjects(
				null,
				tasks.map(({ subjectId }) => subjectId),
			);
			for (const task of tasks) {
				count(stage, 1);
				const done: Promise<void> = doTask(task, subjects.get(task.subjectId)).finally(() => doing.delete(done));
				doing.add(done);
			}
			return tasks.length;
		}, 0);
	}

	async function tell(): Promise<void> {
		while (!ending.signal.aborted && !(starting.signal.aborted && isIdle())) {
			await attempt(tellOnce);
			await attempt(giveBackReleased);
			if (!starting.signal.aborted && isIdle() && (await attempt(() => endRun(run.id), false))) stop("the run is done");
			await delay(TELL_MS);
		}
	}

	async function tellOnce(): Promise<void> {
		const told = await meter.tell();
		sessions.share(await tellServers(run.id, worker, sessions.open()));
		await renewClaims(run.id, worker);
		if (told?.state === "running") return;
		stop(`the run is ${told?.state ?? "gone"}`);
		if (told?.state !== "paused" && told?.state !== "failed") ending.abort(new RunStopped("the run was cancelled"));
	}

	async function giveBackReleased(): Promise<void> {
		for (const [afterSeconds, group] of Map.groupBy(released.splice(0), (one) => one.afterSeconds)) {
			const tasks = group.map(({ task }) => task);
			await releaseTasks(run.id, worker, tasks, afterSeconds).catch((error) => {
				released.push(...group);
				throw error;
			});
		}
	}

	function isIdle(): boolean {
		return outbox.isEmpty() && [...open.values()].every((n) => n === 0);
	}

	try {
		for (const role of rolesOfRecipe(run.recipe)) {
			const server = run.servers[role];
			if (server) bySession.set(role, await sessions.get(server.id));
		}
		const stages = taskStagesOf(run.recipe);
		await Promise.all([tell(), ...stages.map((stage, index) => feed(stage, index === 0))]);
		await halting;
	} catch (error) {
		if (isConnectionLost(error)) throw error;
		log.error({ err: error, run: run.number }, "A run cannot go on");
		await haltRun(run.id, "paused", error instanceof AppError ? error.message : "Something failed inside the studio; its log tells more.");
	} finally {
		stopping.removeEventListener("abort", giveUp);
		await Promise.all(doing);
		await outbox.drained().catch(() => undefined);
		await attempt(giveBackReleased);
		await attempt(async () => void (await meter.tell()));
		await attempt(() => leaveRun(run.id, worker));
		await sessions.close();
	}
}

async function attempt(work: () => Promise<void>): Promise<void>;
async function attempt<Value>(work: () => Promise<Value>, otherwise: Value): Promise<Value>;
/** What fails here is tried again a moment later. */
async function attempt<Value>(work: () => Promise<Value>, otherwise?: Value): Promise<Value | undefined> {
	try {
		return await work();
	} catch (error) {
		if (!isConnectionLost(error)) log.warn({ err: error }, "A step of a run failed, and is tried again");
		return otherwise;
	}
}
