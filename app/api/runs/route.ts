import { defineRoute } from "#lib/http/define-route.ts";
import { runQuerySchema } from "#lib/runs/schema.ts";
import { listRuns } from "#lib/runs/server/list-runs.ts";

export const GET = defineRoute({ permission: "run:read", query: runQuerySchema, handle: ({ actor, query }) => listRuns(actor, query) });
