import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { streamEvents } from "#lib/http/stream-events.ts";
import { watchJobs } from "#lib/jobs/server/watch-jobs.ts";

/** Changes of jobs as server-sent events: `job` with the job, `gap` when the list should be read anew. */
export async function streamJobs(actor: Actor, request: { readonly headers: Headers; readonly signal: AbortSignal }): Promise<Response> {
	authorize(actor, "job:read");
	return streamEvents(request, (send) => watchJobs((event) => send(event.kind === "row" ? { name: "job", data: event.row } : { name: "gap", data: {} })));
}
