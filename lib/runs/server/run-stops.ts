import "server-only";
import type { RunId } from "#lib/ids.ts";
import { haltRun } from "#lib/runs/server/halt-run.ts";
import { RunStopped } from "#lib/runs/server/run-stopped.ts";
import { tryNow } from "#lib/runs/server/try-now.ts";

export type RunStops = {
	/** Aborted, no call begins any more. */
	readonly starting: AbortSignal;
	/** Aborted, calls in flight are given up. */
	readonly ending: AbortSignal;
	/** No call begins any more. */
	readonly stop: (why: string) => void;
	/** Calls in flight are given up too. */
	readonly giveUp: (why: string) => void;
	/** Stops here at once, and everywhere as soon as the database has heard of it. */
	readonly halt: (state: "paused" | "failed", says: string) => void;
	readonly close: () => Promise<void>;
};

/** The ways in which a worker's part in a run stops. */
export function openRunStops(id: RunId, stopping: AbortSignal): RunStops {
	const starting = new AbortController();
	const ending = new AbortController();
	let halting: Promise<void> = Promise.resolve();

	const stop = (why: string): void => starting.abort(new RunStopped(why));
	const giveUp = (why: string): void => {
		stop(why);
		ending.abort(new RunStopped(why));
	};
	const leave = (): void => giveUp("the worker stops");
	stopping.addEventListener("abort", leave, { once: true });
	if (stopping.aborted) leave();

	return {
		starting: starting.signal,
		ending: ending.signal,
		stop,
		giveUp,
		halt: (state, says) => {
			if (starting.signal.aborted) return;
			stop(says);
			halting = tryNow(() => haltRun(id, state, says), undefined);
		},
		close: async () => {
			stopping.removeEventListener("abort", leave);
			await halting;
		},
	};
}
