import "server-only";
import { answerRequest } from "#lib/http/answer-request.ts";
import type { RouteHandler } from "#lib/http/define-route.ts";

/** A route for whoever asks: the door itself, and what a monitor reads. Unsafe requests must still come from our own pages. */
export function definePublicRoute(route: { readonly handle: (input: { readonly request: Request }) => Promise<unknown> }): RouteHandler {
	return (request) => answerRequest(request, () => route.handle({ request }));
}
