import "server-only";
import { isConnectionLost } from "#lib/db/is-connection-lost.ts";
import { log } from "#lib/log.ts";

/** Does what is done again a moment later anyway: a failure is told in the log, and `otherwise` is what comes of it. */
export async function tryNow<Value>(work: () => Promise<Value>, otherwise: Value): Promise<Value> {
	try {
		return await work();
	} catch (error) {
		if (!isConnectionLost(error)) log.warn({ err: error }, "A step of a run failed, and is tried again");
		return otherwise;
	}
}
