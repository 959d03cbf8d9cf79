import { defineRoute } from "#lib/http/define-route.ts";
import { planRunSchema } from "#lib/runs/schema.ts";
import { estimateRun } from "#lib/runs/server/estimate-run.ts";

export const POST = defineRoute({ permission: "run:manage", body: planRunSchema, handle: ({ actor, body }) => estimateRun(actor, body) });
