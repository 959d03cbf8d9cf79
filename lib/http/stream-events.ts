import "server-only";
import { findActor } from "#lib/auth/find-actor.ts";
import { log } from "#lib/log.ts";

type StreamedEvent = { readonly name: string; readonly data: unknown };

const BEAT_MS = 5_000;

/** A reader who is this many messages behind is let go; it comes back and reads the list anew. */
const BACKLOG_MAX = 256;

/**
 * What happens, as server-sent events. `watch` is given what sends one and returns how to stop. It ends when the reader goes, and at the next beat after
 * the session has ended.
 */
export function streamEvents(
	request: { readonly headers: Headers; readonly signal: AbortSignal },
	watch: (send: (event: StreamedEvent) => void) => Promise<() => void>,
): Response {
	let follow: Follow | undefined;
	const stream = new ReadableStream<Uint8Array>(
		{
			start: async (controller) => {
				follow = await followEvents(request.headers, controller, watch);
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

async function followEvents(
	headers: Headers,
	controller: ReadableStreamDefaultController<Uint8Array>,
	watch: (send: (event: StreamedEvent) => void) => Promise<() => void>,
): Promise<Follow> {
	const encoder = new TextEncoder();
	let isOpen = true;
	let unwatch: () => void = () => undefined;
	const beat = setInterval(() => void stillSignedIn(headers).then((isIn) => (isIn ? send(": beat\n\n") : end())), BEAT_MS);

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
	const leave = await watch((event) => send(`event: ${event.name}\ndata: ${JSON.stringify(event.data)}\n\n`));
	unwatch = leave;
	// Its first words may have been more than the reader takes.
	if (!isOpen) leave();
	return { end, stop };
}

async function stillSignedIn(headers: Headers): Promise<boolean> {
	try {
		return (await findActor(headers)) !== null;
	} catch (error) {
		log.debug({ err: error }, "A session could not be looked up");
		return false;
	}
}
