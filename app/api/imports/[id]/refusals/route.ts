import { z } from "zod";
import { defineRoute } from "#lib/http/define-route.ts";
import { importIdSchema } from "#lib/imports/schema.ts";
import { listRefusals } from "#lib/imports/server/list-refusals.ts";

export const GET = defineRoute({
	permission: "dataset:read",
	params: z.object({ id: importIdSchema }),
	query: z.object({ after: z.coerce.number().int().nonnegative().default(0) }),
	handle: ({ actor, params, query }) => listRefusals(actor, { importId: params.id, after: query.after }),
});
