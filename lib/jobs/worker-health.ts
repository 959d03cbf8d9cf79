import "server-only";
import { countWorkers } from "#lib/jobs/count-workers.ts";
import { log } from "#lib/log.ts";

export async function workerHealth(): Promise<"ok" | "absent" | "unknown"> {
	try {
		return (await countWorkers()) > 0 ? "ok" : "absent";
	} catch (error) {
		log.warn({ err: error }, "the workers cannot be counted");
		return "unknown";
	}
}
