import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { gather } from "#lib/db/gather.ts";
import { isConnectionLost } from "#lib/db/is-connection-lost.ts";
import { AppError } from "#lib/errors.ts";
import { findSubjects } from "#lib/history/server/find-subjects.ts";
import type { CommandId, SubjectId } from "#lib/ids.ts";
import type { ModelCall } from "#lib/inference/model-call.ts";
import type { Generated } from "#lib/inference/server/generate.ts";
import type { ServerSession } from "#lib/inference/server/open-session.ts";
import { log } from "#lib/log.ts";
import { rolesOfRecipe } from "#lib/runs/roles-of-recipe.ts";
import type { Run, RunRole } from "#lib/runs/schema.ts";
import { askWithin } from "#lib/runs/server/ask-within.ts";
import { claimTasks } from "#lib/runs/server/claim-tasks.ts";
import { endRun } from "#lib/runs/server/end-run.ts";
import { leaveRun } from "#lib/runs/server/leave-run.ts";
import { planTasks } from "#lib/runs/server/plan-tasks.ts";
import { renewClaims } from "#lib/runs/server/renew-claims.ts";
import { openRunSessions, type RunSessions } from "#lib/runs/server/run-sessions.ts";
import { openRunStops, type RunStops } from "#lib/runs/server/run-stops.ts";
import { openSpendMeter, type SpendMeter } from "#lib/runs/server/spend-meter.ts";
import { openTaskCrew, type TaskCrew } from "#lib/runs/server/task-crew.ts";
import type { TaskContext } from "#lib/runs/server/task-outcome.ts";
import { tellServers } from "#lib/runs/server/tell-servers.ts";
import { tryNow } from "#lib/runs/server/try-now.ts";
import { type TaskStage, taskStagesOf } from "#lib/runs/task-stages-of.ts";
import { tasksAtHand } from "#lib/runs/tasks-at-hand.ts";
import { loadVocabulary } from "#lib/synthesis/server/load-vocabulary.ts";
import type { Vocabulary } from "#lib/synthesis/vocabulary.ts";

export type RunWork = {
	readonly run: Run;
	/** The act in history that everything of the run belongs to. */
	readonly commandId: CommandId;
	/** This worker, as claims name it. */
	readonly worker: string;
	/** The worker stops: calls in flight are given up, their tasks given back. */
	readonly stopping: AbortSignal;
};

type Part = RunWork & { readonly sessions: RunSessions; readonly stops: RunStops; readonly meter: SpendMeter; readonly crew: TaskCrew };

type Asking = Pick<Part, "stops" | "meter"> & { readonly asking: Set<Promise<unknown>> };

const TELL_MS = 400;
/** Claims last five times as long. */
const RENEW_MS = 3_000;
/** Between two looks for tasks that were not there. */
const IDLE_MS = 200;
/** Between two looks whether there is room for more: calls may be short. */
const ROOM_MS = 50;
/** Claims come in lots: room is filled when this share of it is free. */
const ROOM_SHARE = 0.25;

/**
 * Takes part in a run until it ends, is paused or cancelled, or this worker stops. Tasks are claimed ahead, so that servers never wait for them; the limits
 * of the servers, not the number of tasks, bound the calls. Ends when nothing of it is under way here any more.
 */
export async function workOnRun(work: RunWork): Promise<void> {
	const { run, worker } = work;
	const sessions = openRunSessions();
	const stops = openRunStops(run.id, work.stopping);
	const meter = openSpendMeter(run);
	const bySession = new Map<RunRole, ServerSession>();
	const asking = new Set<Promise<unknown>>();
	const crew = openTaskCrew({ ...work, stops, context: toContext(run, bySession, { stops, meter, asking }) });
	const part: Part = { ...work, sessions, stops, meter, crew };
	try {
		for (const role of rolesOfRecipe(run.recipe)) {
			const server = run.servers[role];
			if (server) bySession.set(role, await sessions.get(server.id));
		}
		// Before the first call: a server that others ask already is shared with them.
		await tryNow(() => tell(part), undefined);
		await Promise.all([tellAgain(part), ...taskStagesOf(run.recipe).map((stage, index) => feed(stage, index === 0, part, bySession))]);
	} catch (error) {
		if (isConnectionLost(error)) throw error;
		log.error({ err: error, run: run.number }, "A run cannot go on");
		stops.halt("paused", error instanceof AppError ? error.message : "Something failed inside the studio; its log tells more.");
	} finally {
		await crew.ended();
		// A task that fails does not wait for its other calls; they are finished, kept and counted all the same.
		await Promise.allSettled(asking);
		await tryNow(async () => void (await meter.tell()), undefined);
		await tryNow(() => leaveRun(run.id, worker), undefined);
		await stops.close();
		await sessions.close();
	}
}

function toContext(run: Run, bySession: ReadonlyMap<RunRole, ServerSession>, { stops, meter, asking }: Asking): TaskContext {
	let vocabulary: Promise<Vocabulary> | null = null;
	const find = gather(async (ids: readonly SubjectId[]) => {
		const subjects = await findSubjects(null, ids);
		return ids.map((id) => subjects.get(id));
	});
	return {
		run,
		askerOf: (role) => {
			const session = bySession.get(role);
			if (!session) throw new AppError("internal", `The recipe ${run.recipe.name} asks no ${role}.`);
			const ask = (call: ModelCall): Promise<Generated> => {
				const asked = askWithin(session, call, { stops, meter }).finally(() => asking.delete(asked));
				asking.add(asked);
				return asked;
			};
			return { server: session.server, profile: session.profile, ask };
		},
		above: async ({ id, parentId }) => {
			const found = parentId && (await find(parentId));
			if (!found) throw new AppError("internal", `The subject ${id} has nothing above it.`);
			return found;
		},
		vocabulary: () => {
			vocabulary ??= loadVocabulary(run.datasetId).catch((error) => {
				// The next task reads it again: the database may have been away.
				vocabulary = null;
				throw error;
			});
			return vocabulary;
		},
	};
}

/** Keeps tasks of one stage at hand. Of the first stage they are made on the way. */
async function feed(stage: TaskStage, isFirst: boolean, part: Part, bySession: ReadonlyMap<RunRole, ServerSession>): Promise<void> {
	const { run, stops, crew } = part;
	while (!stops.starting.aborted) {
		const wanted = tasksAtHand(run.recipe, stage, (role) => bySession.get(role)?.states() ?? null);
		const room = wanted - crew.count(stage);
		const isShort = room >= wanted * ROOM_SHARE;
		const isFed = isShort && ((await tryNow(() => claim(stage, room, part), false)) || (isFirst && (await tryNow(() => planTasks(run), false))));
		if (!isFed) await delay(isShort ? IDLE_MS : ROOM_MS);
	}
}

async function claim(stage: TaskStage, count: number, { run, worker, crew }: Part): Promise<boolean> {
	const tasks = await claimTasks({ runId: run.id, stage, worker, count });
	const subjects = await findSubjects(
		null,
		tasks.map(({ subjectId }) => subjectId),
	);
	for (const task of tasks) crew.take(task, subjects.get(task.subjectId));
	return tasks.length > 0;
}

/** Tells the database how this worker stands and hears how the run does, until nothing is left to do. */
async function tellAgain(part: Part): Promise<void> {
	const { run, worker, stops, crew } = part;
	let renewedAt = performance.now();
	for (;;) {
		if (performance.now() - renewedAt >= RENEW_MS) {
			const isRenewed = await tryNow(async () => renewClaims(run.id, worker, crew.held()).then(() => true), false);
			if (isRenewed) renewedAt = performance.now();
		}
		await tryNow(() => tell(part), undefined);
		await tryNow(crew.giveBack, undefined);
		if (crew.isIdle() && (stops.starting.aborted || (await tryNow(() => endRun(run.id), false)))) return stops.stop("the run is done");
		await delay(TELL_MS);
	}
}

/** Neither waits for the other to come through: above all, a pause is heard. */
async function tell({ run, worker, meter, sessions, stops }: Part): Promise<void> {
	const standing = { sessions: sessions.open(), inFlight: meter.inFlight() };
	await tryNow(async () => sessions.share(await tellServers(run.id, worker, standing)), undefined);
	const told = await meter.tell();
	if (told?.state === "running") return;
	if (told?.state === "paused" || told?.state === "failed") stops.stop(`the run is ${told.state}`);
	else stops.giveUp(`the run is ${told?.state ?? "gone"}`);
}
