import "server-only";
import { AppError, type ErrorCode } from "#lib/errors.ts";
import { describeError } from "#lib/http/describe-error.ts";
import { assertOwnOrigin } from "#lib/http/origins.ts";

const SAFE_METHODS = ["GET", "HEAD", "OPTIONS"];

const STATUS = {
	not_found: 404,
	forbidden: 403,
	unauthenticated: 401,
	invalid: 400,
	conflict: 409,
	limit: 413,
	unavailable: 503,
	internal: 500,
} as const satisfies Record<ErrorCode, number>;

/** Around every route: the origin of an unsafe request first; values as JSON; failures as `{ error }` under the status of their code. */
export async function answerRequest(request: Request, work: () => Promise<unknown>): Promise<Response> {
	try {
		if (!SAFE_METHODS.includes(request.method)) assertOwnOrigin(request.headers);
		const answer = await work();
		return answer instanceof Response ? answer : Response.json(answer ?? null, { headers: NOT_STORED });
	} catch (error) {
		const body = describeError(error);
		const wait = retryAfter(error);
		return Response.json({ error: body }, { status: wait ? 429 : STATUS[body.code], headers: { ...NOT_STORED, ...wait } });
	}
}

const NOT_STORED = { "cache-control": "private, no-store" };

function retryAfter(error: unknown): Record<string, string> | null {
	const details = error instanceof AppError && error.code === "limit" ? error.details : undefined;
	const seconds = typeof details === "object" && details !== null && "retryAfterSeconds" in details ? details.retryAfterSeconds : undefined;
	return typeof seconds === "number" ? { "retry-after": String(seconds) } : null;
}
