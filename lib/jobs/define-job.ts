import type { z } from "zod";

/** What a job is: data only. `lib/worker/registry.ts` joins it to its handler. */
export type JobDefinition<Payload> = {
	readonly name: string;
	readonly payload: z.ZodType<Payload>;
	/** Attempts after the first, with exponential backoff. */
	readonly retryLimit: number;
	/** How many of them one worker does at a time, where they wait for others rather than for this machine. */
	readonly atOnceMax?: number;
};

export type JobContext = {
	readonly jobId: string;
	/** Aborts when the job is cancelled or the worker stops. */
	readonly signal: AbortSignal;
	/** Tells people how far it is; a total of null is one that is not known yet. */
	readonly progress: (done: number, total: number | null) => void;
};

/** Does the work. What it returns is kept as the job's result. Must be idempotent: it may run again after a crash. */
export type JobHandler<Payload> = (payload: Payload, context: JobContext) => Promise<unknown>;

export function defineJob<Payload>(definition: JobDefinition<Payload>): JobDefinition<Payload> {
	return definition;
}
