import { AppError, type ErrorCode } from "#lib/errors.ts";

/** An AppError as data, for where a throw cannot pass: the wire between a server action and its caller. */
export type Failure = { readonly code: ErrorCode; readonly message: string; readonly details: unknown };

export type Result<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: Failure };

/** @throws AppError what the other side reported. */
export function unwrap<Value>(result: Result<Value>): Value {
	if (result.ok) return result.value;
	throw new AppError(result.error.code, result.error.message, result.error.details);
}
