import { defineRoute } from "#lib/http/define-route.ts";
import { streamJobs } from "#lib/jobs/server/stream-jobs.ts";

export const GET = defineRoute({ permission: "job:read", handle: ({ actor, request }) => streamJobs(actor, request) });
