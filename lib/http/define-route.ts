import "server-only";
import type { z } from "zod";
import type { Actor } from "#lib/auth/actor.ts";
import { findActor } from "#lib/auth/find-actor.ts";
import { authorize, type Permission } from "#lib/auth/permissions.ts";
import { AppError } from "#lib/errors.ts";
import { answerRequest } from "#lib/http/answer-request.ts";
import { readJson } from "#lib/http/read-json.ts";

type RouteDefinition<Params, Query, Body> = {
	/** Left out where every signed-in person may. The use case authorises once more. */
	readonly permission?: Permission;
	readonly params?: z.ZodType<Params>;
	readonly query?: z.ZodType<Query>;
	/** JSON of at most 1 MB. A route that takes files leaves this out and reads `request.body` itself. */
	readonly body?: z.ZodType<Body>;
	/** Answers with a Response, or with a value that is sent as JSON. */
	readonly handle: (input: {
		readonly actor: Actor;
		readonly params: Params;
		readonly query: Query;
		readonly body: Body;
		readonly request: Request;
	}) => Promise<unknown>;
};

export type RouteHandler = (request: Request, context: { readonly params: Promise<Record<string, string | string[] | undefined>> }) => Promise<Response>;

/** What every route does, in this order: the origin of an unsafe request, the session, the permission, the parameters. */
export function defineRoute<Params = undefined, Query = undefined, Body = undefined>(route: RouteDefinition<Params, Query, Body>): RouteHandler {
	return (request, context) =>
		answerRequest(request, async () => {
			const actor = await findActor(request.headers);
			if (!actor) throw new AppError("unauthenticated", "Sign in first.");
			if (route.permission) authorize(actor, route.permission);
			const params = route.params?.parse(await context.params) as Params;
			const query = route.query?.parse(Object.fromEntries(new URL(request.url).searchParams)) as Query;
			const body = (route.body && (await readJson(request, route.body))) as Body;
			return route.handle({ actor, params, query, body, request });
		});
}
