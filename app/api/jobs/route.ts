import { defineRoute } from "#lib/http/define-route.ts";
import { jobQuerySchema } from "#lib/jobs/schema.ts";
import { listJobs } from "#lib/jobs/server/list-jobs.ts";

export const GET = defineRoute({ permission: "job:read", query: jobQuerySchema, handle: ({ actor, query }) => listJobs(actor, query) });
