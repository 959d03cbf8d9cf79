import "server-only";
import type { z } from "zod";
import type { Actor } from "#lib/auth/actor.ts";
import { findActor } from "#lib/auth/find-actor.ts";
import { authorize, type Permission } from "#lib/auth/permissions.ts";
import { AppError, type ErrorCode } from "#lib/errors.ts";
import { describeError } from "#lib/http/describe-error.ts";
import { assertOwnOrigin } from "#lib/http/origins.ts";

type RouteDefinition<Params, Query> = {
	/** Left out where every signed-in person may. The use case authorises once more. */
	readonly permission?: Permission;
	readonly params?: z.ZodType<Params>;
	readonly query?: z.ZodType<Query>;
	/** Answers with a Response, or with a value that is sent as JSON. */
	readonly handle: (input: { readonly actor: Actor; readonly params: Params; readonly query: Query; readonly request: Request }) => Promise<unknown>;
};

export type RouteHandler = (request: Request, context: { readonly params: Promise<Record<string, string | string[] | undefined>> }) => Promise<Response>;

const SAFE_METHODS = ["GET", "HEAD", "OPTIONS"];

const STATUS = {
	not_found: 404,
	forbidden: 403,
	unauthenticated: 401,
	invalid: 400,
	conflict: 409,
	limit: 429,
	unavailable: 503,
	internal: 500,
} as const satisfies Record<ErrorCode, number>;

/**
 * What every route does, in this order: the origin of an unsafe request, the session, the permission, the parameters. A
 * failure answers `{ error: { code, message, details } }` under the status of its code.
 */
export function defineRoute<Params = undefined, Query = undefined>(route: RouteDefinition<Params, Query>): RouteHandler {
	return async (request, context) => {
		try {
			if (!SAFE_METHODS.includes(request.method)) assertOwnOrigin(request.headers);
			const actor = await findActor(request.headers);
			if (!actor) throw new AppError("unauthenticated", "Sign in first.");
			if (route.permission) authorize(actor, route.permission);
			const params = route.params?.parse(await context.params) as Params;
			const query = route.query?.parse(Object.fromEntries(new URL(request.url).searchParams)) as Query;
			const answer = await route.handle({ actor, params, query, request });
			return answer instanceof Response ? answer : Response.json(answer ?? null, { headers: NOT_STORED });
		} catch (error) {
			return errorResponse(error);
		}
	};
}

export function errorResponse(error: unknown): Response {
	const body = describeError(error);
	return Response.json({ error: body }, { status: STATUS[body.code], headers: NOT_STORED });
}

const NOT_STORED = { "cache-control": "private, no-store" };
