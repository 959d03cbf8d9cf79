import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { findActor } from "#lib/auth/find-actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { type JobEvent, watchJobs } from "#lib/jobs/server/watch-jobs.ts";
import { log } from "#lib/log.ts";

const BEAT_MS = 5_000;

/** A reader who is this many messages behind is let go; it comes back and reads the list anew. */
const BACKLOG_MAX = 256;

/**
 * Changes of jobs as server-sent events: `job` with the job, `gap` when the list should be read anew. It ends when the
 * reader goes, and at the next beat after the session has ended.
 */
export async function streamJobs(actor: Actor, request: { readonly headers: Headers; readonly signal: AbortSignal }): Promise<Response> {
	authorize(actor, "job:read");
	let follow: Follow | undefined;
	const stream = new ReadableStream<Uint8Array>(
		{
			start: async (controller) => {
				follow = await followJobs(request.headers, controller);
				if (request.signal.aborted) follow.end();
				else request.signal.addEventListener("abort", follow.end);
			},
			cancel: () => follow?.stop(),
		},
		new CountQueuingStrategy({ highWaterMark: BACKLOG_MAX }),
	);
	// no-transform: a proxy or Next itself would hold the events back to compress them.
	return new Response(stream, {
		headers: { "content-type": "text/event-stream", "cache-control": "private, no-store, no-transform", "x-accel-buffering": "no" },
	});
}

/** `end` closes the stream; `stop` is for one that its reader has closed. */
type Follow = { readonly end: () => void; readonly stop: () => void };

async function followJobs(headers: Headers, controller: ReadableStreamDefaultController<Uint8Array>): Promise<Follow> {
	const encoder = new TextEncoder();
	const unwatch = await watchJobs((event) => send(toMessage(event)));
	const beat = setInterval(() => void stillSignedIn(headers).then((isIn) => (isIn ? send(": beat\n\n") : end())), BEAT_MS);
	let isOpen = true;

	function send(message: string): void {
		if (!isOpen) return;
		if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(message));
		else end();
	}

	function end(): void {
		if (!isOpen) return;
		stop();
		controller.close();
	}

	function stop(): void {
		isOpen = false;
		unwatch();
		clearInterval(beat);
	}

	send("retry: 2000\n\n");
	return { end, stop };
}

function toMessage(event: JobEvent): string {
	return event.kind === "job" ? `event: job\ndata: ${JSON.stringify(event.job)}\n\n` : "event: gap\ndata: {}\n\n";
}

async function stillSignedIn(headers: Headers): Promise<boolean> {
	try {
		return (await findActor(headers)) !== null;
	} catch (error) {
		log.debug({ err: error }, "A session could not be looked up");
		return false;
	}
}
