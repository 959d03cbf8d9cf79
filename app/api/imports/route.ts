import { z } from "zod";
import { defineRoute } from "#lib/http/define-route.ts";
import { datasetIdSchema } from "#lib/ids.ts";
import { listImports } from "#lib/imports/server/list-imports.ts";

export const GET = defineRoute({
	permission: "dataset:read",
	query: z.object({ datasetId: datasetIdSchema }),
	handle: ({ actor, query }) => listImports(actor, query),
});
