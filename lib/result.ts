import { AppError, type ErrorCode } from "#lib/errors.ts";

export const NO_ANSWER = "The studio does not answer. Try again when it is back.";

/** An AppError as data, for where a throw cannot pass: the wire between a server action and its caller. */
export type Failure = { readonly code: ErrorCode; readonly message: string; readonly details: unknown };

export type Result<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: Failure };

/**
 * What a server action gave.
 * @throws AppError what the action reported, or unavailable where the studio does not answer
 */
export async function unwrap<Value>(answer: Promise<Result<Value>>): Promise<Value> {
	const result = await answer.catch(() => {
		throw new AppError("unavailable", NO_ANSWER);
	});
	if (result.ok) return result.value;
	throw new AppError(result.error.code, result.error.message, result.error.details);
}
