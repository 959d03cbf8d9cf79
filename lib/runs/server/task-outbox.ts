import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { outlastRestart } from "#lib/db/outlast-restart.ts";
import type { FinishedTask } from "#lib/runs/server/finish-tasks.ts";

const TASKS_A_BATCH = 100;
const DRAFTS_A_BATCH = 800;
/** Gathers what ends at about the same time: a transaction a task would be most of the work. */
const GATHER_MS = 40;

type OutboxOptions = {
	readonly write: (batch: readonly FinishedTask[]) => Promise<void>;
	/** A batch could not be written, nor could each task of it alone. */
	readonly onFailure: (finished: FinishedTask, error: unknown) => void;
	readonly onWritten: (batch: readonly FinishedTask[]) => void;
	readonly signal: AbortSignal;
};

export type TaskOutbox = { readonly put: (finished: FinishedTask) => void; readonly isEmpty: () => boolean; readonly drained: () => Promise<void> };

/** Finished tasks on their way to the database, many in a transaction. What cannot be written does not hold up the rest. */
export function openTaskOutbox({ write, onFailure, onWritten, signal }: OutboxOptions): TaskOutbox {
	const waiting: FinishedTask[] = [];
	let flushing: Promise<void> | null = null;

	async function flush(): Promise<void> {
		while (waiting.length > 0) {
			await delay(GATHER_MS);
			const batch = takeBatch(waiting);
			await writeOrPart(batch);
		}
		flushing = null;
	}

	async function writeOrPart(batch: readonly FinishedTask[]): Promise<void> {
		try {
			await outlastRestart(() => write(batch), signal);
			onWritten(batch);
		} catch (error) {
			const [only] = batch;
			if (only && batch.length === 1) return onFailure(only, error);
			for (const one of batch) await writeOrPart([one]);
		}
	}

	return {
		put: (finished) => {
			waiting.push(finished);
			flushing ??= flush();
		},
		isEmpty: () => flushing === null,
		drained: async () => {
			while (flushing) await flushing;
		},
	};
}

function takeBatch(waiting: FinishedTask[]): readonly FinishedTask[] {
	let drafts = 0;
	let count = 0;
	for (const { outcome } of waiting) {
		drafts += outcome.drafts.length + 1;
		if (count > 0 && (count === TASKS_A_BATCH || drafts > DRAFTS_A_BATCH)) break;
		count += 1;
	}
	return waiting.splice(0, count);
}
