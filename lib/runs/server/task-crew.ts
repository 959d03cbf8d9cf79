import "server-only";
import { isDiskFull } from "#lib/db/is-disk-full.ts";
import { AppError } from "#lib/errors.ts";
import type { Subject } from "#lib/history/server/find-subjects.ts";
import type { CommandId } from "#lib/ids.ts";
import { log } from "#lib/log.ts";
import type { Run } from "#lib/runs/schema.ts";
import type { ClaimedTask } from "#lib/runs/server/claim-tasks.ts";
import { finishTasks } from "#lib/runs/server/finish-tasks.ts";
import { isPassing } from "#lib/runs/server/is-passing.ts";
import { releaseTasks } from "#lib/runs/server/release-tasks.ts";
import { RunStopped } from "#lib/runs/server/run-stopped.ts";
import type { RunStops } from "#lib/runs/server/run-stops.ts";
import { runTask } from "#lib/runs/server/run-task.ts";
import { openTaskOutbox } from "#lib/runs/server/task-outbox.ts";
import type { TaskContext } from "#lib/runs/server/task-outcome.ts";
import type { TaskStage } from "#lib/runs/task-stages-of.ts";

export type TaskCrew = {
	/** Begins a task's work. One that is held already goes on as it is: its claim ran out, and was taken again by the same worker. */
	readonly take: (task: ClaimedTask, subject: Subject | undefined) => void;
	/** Tasks of a stage that are not written yet. */
	readonly count: (stage: TaskStage) => number;
	/** Tasks that were taken, and are neither written nor given back yet. */
	readonly held: () => readonly ClaimedTask[];
	readonly isIdle: () => boolean;
	/** Returns tasks that came to nothing, for anybody to take. */
	readonly giveBack: () => Promise<void>;
	/** When all that was taken is written or given back. */
	readonly ended: () => Promise<void>;
};

type CrewOptions = {
	readonly run: Run;
	readonly commandId: CommandId;
	readonly worker: string;
	readonly stops: RunStops;
	readonly context: TaskContext;
};

type Returned = { readonly task: ClaimedTask; readonly afterSeconds: number };

const SURPRISES_MAX = 3;
const BACK_SECONDS = 1;
const BACK_SECONDS_MAX = 20;

/** The tasks that one worker has under way for a run, from claim to write. */
export function openTaskCrew({ run, commandId, worker, stops, context }: CrewOptions): TaskCrew {
	const open = new Map<TaskStage, number>();
	const held = new Map<string, ClaimedTask>();
	const doing = new Set<Promise<void>>();
	// Not by the task's attempts: a server that was away, or a run that was paused, is no surprise.
	const surprises = new Map<string, number>();
	let returned: readonly Returned[] = [];

	const count = (stage: TaskStage): number => open.get(stage) ?? 0;
	const outbox = openTaskOutbox({
		write: (batch) => finishTasks(run, { worker, commandId }, batch),
		onWritten: (batch) => {
			for (const { task } of batch) {
				open.set(task.stage, count(task.stage) - 1);
				held.delete(nameOf(task));
			}
		},
		onFailure: ({ task }, error) => {
			open.set(task.stage, count(task.stage) - 1);
			putBack(task, error);
		},
		signal: stops.ending,
	});

	async function doTask(task: ClaimedTask, subject: Subject | undefined): Promise<void> {
		try {
			outbox.put({ task, outcome: await runTask(task.stage, subject, context) });
		} catch (error) {
			putBack(task, error);
			open.set(task.stage, count(task.stage) - 1);
		}
	}

	function putBack(task: ClaimedTask, error: unknown): void {
		const isStopped = error instanceof RunStopped || stops.ending.aborted;
		if (!isStopped && isDiskFull(error))
			stops.halt("paused", "The disk is full. Make room where the studio keeps its data, then resume the run: nothing is lost.");
		else if (!isStopped && !isPassing(error)) noteSurprise(task, error);
		const afterSeconds = isStopped ? 0 : Math.min(BACK_SECONDS_MAX, BACK_SECONDS * 2 ** Math.min(10, task.attempt - 1));
		returned = [...returned, { task, afterSeconds }];
	}

	/** What nobody foresaw is tried again twice; then the run fails rather than leave something out. */
	function noteSurprise(task: ClaimedTask, error: unknown): void {
		log.error({ err: error, run: run.number, task }, "A task of a run failed");
		const times = (surprises.get(nameOf(task)) ?? 0) + 1;
		surprises.set(nameOf(task), times);
		if (times < SURPRISES_MAX) return;
		stops.halt("failed", error instanceof AppError ? error.message : `Something failed inside the studio at the stage ${task.stage}; its log tells more.`);
	}

	/** What cannot be given back now stays to be given back. */
	async function giveBack(): Promise<void> {
		for (const [afterSeconds, group] of Map.groupBy(returned, (one) => one.afterSeconds)) {
			const tasks = group.map(({ task }) => task);
			await releaseTasks(run.id, worker, tasks, afterSeconds);
			const gone = new Set(group);
			returned = returned.filter((one) => !gone.has(one));
			for (const task of tasks) held.delete(nameOf(task));
		}
	}

	return {
		take: (task, subject) => {
			if (held.has(nameOf(task))) return;
			held.set(nameOf(task), task);
			open.set(task.stage, count(task.stage) + 1);
			const done: Promise<void> = doTask(task, subject).finally(() => doing.delete(done));
			doing.add(done);
		},
		count,
		held: () => [...held.values()],
		isIdle: () => outbox.isEmpty() && [...open.values()].every((n) => n === 0),
		giveBack,
		ended: async () => {
			await Promise.all(doing);
			await outbox.drained();
			await giveBack().catch(() => undefined);
		},
	};
}

function nameOf({ stage, subjectId }: ClaimedTask): string {
	return `${stage} ${subjectId}`;
}
