import "server-only";
import type { ModelCall } from "#lib/inference/model-call.ts";
import { type Generated, generate } from "#lib/inference/server/generate.ts";
import type { ServerSession } from "#lib/inference/server/open-session.ts";
import type { RunStops } from "#lib/runs/server/run-stops.ts";
import type { SpendMeter } from "#lib/runs/server/spend-meter.ts";

/**
 * A call of a run: it begins only while the run goes on and its budget has room, and is counted.
 * @throws RunStopped where it may not begin; what `generate` throws
 */
export async function askWithin(
	session: ServerSession,
	call: ModelCall,
	{ stops, meter }: { readonly stops: RunStops; readonly meter: SpendMeter },
): Promise<Generated> {
	let isBegun = false;
	let generated: Generated | null = null;
	try {
		generated = await generate(session, call, {
			signal: stops.ending,
			starting: stops.starting,
			whenDown: "wait",
			onCall: () => {
				if (isBegun) return;
				const why = meter.whyNot();
				if (why !== null) stops.halt("paused", why);
				stops.starting.throwIfAborted();
				isBegun = true;
				meter.begin(call);
			},
		});
		return generated;
	} finally {
		if (isBegun) meter.end(call, generated, session.server.price);
	}
}
