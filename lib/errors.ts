export type ErrorCode = "not_found" | "forbidden" | "unauthenticated" | "invalid" | "conflict" | "limit" | "unavailable" | "internal";

/** An expected failure, thrown where the fact is known. The message is shown to people: what was wrong, where, what to do. */
export class AppError extends Error {
	override readonly name = "AppError";
	readonly code: ErrorCode;
	readonly details: unknown;

	constructor(code: ErrorCode, message: string, details?: unknown) {
		super(message);
		this.code = code;
		this.details = details;
	}
}
