import { defineRoute } from "#lib/http/define-route.ts";
import { runTargetSchema } from "#lib/runs/schema.ts";
import { getRunStatus } from "#lib/runs/server/get-run-status.ts";

export const GET = defineRoute({ permission: "run:read", params: runTargetSchema, handle: ({ actor, params }) => getRunStatus(actor, params) });
