import "server-only";
import { z } from "zod";
import { AppError } from "#lib/errors.ts";
import { createId } from "#lib/ids.ts";
import { log } from "#lib/log.ts";
import type { Failure } from "#lib/result.ts";

/** Sorts expected errors from surprises, once: a surprise is logged under an id, and only that id is told. */
export function describeError(error: unknown): Failure {
	if (error instanceof AppError) return { code: error.code, message: error.message, details: error.details ?? null };
	if (error instanceof z.ZodError) return { code: "invalid", message: firstIssue(error), details: error.issues };
	if (isDatabaseAway(error)) return { code: "unavailable", message: "The database does not answer. Try again in a moment.", details: null };
	const reference = createId<string>();
	log.error({ err: error, reference }, "An unexpected failure");
	return { code: "internal", message: `Something failed inside the studio; its log tells more under ${reference}.`, details: { reference } };
}

function firstIssue(error: z.ZodError): string {
	const issue = error.issues[0];
	const where = issue?.path.join(".");
	return `${where ? `${where}: ` : ""}${issue?.message ?? "not usable"}`;
}

/** Connection failures and a server that is starting or shutting down (SQLSTATE 08…, 57P0…, 53300). */
function isDatabaseAway(error: unknown): boolean {
	const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
	return /^(ECONNREFUSED|ECONNRESET|EPIPE|08...|57P0.|53300)$/.test(code);
}
