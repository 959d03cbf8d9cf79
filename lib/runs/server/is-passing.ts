import "server-only";
import { isConnectionLost } from "#lib/db/is-connection-lost.ts";
import { AppError } from "#lib/errors.ts";
import { CallRefused } from "#lib/inference/call-refused.ts";

/** Whether a task that failed so may come through some time later: a server or the database is away, or has too much to do. */
export function isPassing(error: unknown): boolean {
	if (error instanceof CallRefused) return error.verdict.kind === "again" || error.verdict.kind === "closed";
	return isConnectionLost(error) || (error instanceof AppError && error.code === "unavailable");
}
