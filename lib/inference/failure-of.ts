import { APIConnectionError, APIConnectionTimeoutError, APIError } from "openai";
import type { CallFailure } from "#lib/inference/judge-failure.ts";
import { ReplyFault } from "#lib/inference/reply-fault.ts";
import { toExcerpt } from "#lib/text/to-excerpt.ts";

const SAID_MAX = 300;

/** How a call made through the `openai` package failed; null where the error is none of a call's. */
export function failureOf(error: unknown): CallFailure | null {
	if (error instanceof ReplyFault) return error.failure;
	if (error instanceof APIConnectionTimeoutError) return { kind: "timeout" };
	if (error instanceof APIConnectionError) return { kind: "connection", code: codeOf(error) };
	if (error instanceof APIError && typeof error.status === "number") {
		return { kind: "status", status: error.status, message: messageOf(error), retryAfterMs: readRetryAfter(error.headers) };
	}
	// Errors that come within a stream, and a body that broke off.
	if (error instanceof APIError) return { kind: "status", status: 500, message: messageOf(error), retryAfterMs: null };
	if (error instanceof TypeError || error instanceof SyntaxError || hasCode(error)) return { kind: "connection", code: codeOf(error) };
	return null;
}

function messageOf(error: APIError): string {
	return toExcerpt(
		error.message
			.replace(/^\d{3} /, "")
			.replaceAll(/\s+/g, " ")
			.trim(),
		SAID_MAX,
	);
}

/** `retry-after-ms`, or `retry-after` in seconds or as a date (RFC 9110). */
function readRetryAfter(headers: Headers | undefined): number | null {
	const milliseconds = Number(headers?.get("retry-after-ms") ?? Number.NaN);
	if (Number.isFinite(milliseconds)) return Math.max(0, milliseconds);
	const written = headers?.get("retry-after") ?? "";
	const seconds = Number(written === "" ? Number.NaN : written);
	if (Number.isFinite(seconds)) return Math.max(0, seconds * 1_000);
	const at = Date.parse(written);
	return Number.isFinite(at) ? Math.max(0, at - Date.now()) : null;
}

function hasCode(error: unknown): boolean {
	return typeof error === "object" && error !== null && "code" in error && typeof error.code === "string";
}

/** The deepest cause that has a code names what happened. */
function codeOf(error: unknown): string {
	let code = "no answer";
	for (let cause = error; typeof cause === "object" && cause !== null; cause = "cause" in cause ? cause.cause : null) {
		if ("code" in cause && typeof cause.code === "string") code = cause.code;
	}
	return code;
}
