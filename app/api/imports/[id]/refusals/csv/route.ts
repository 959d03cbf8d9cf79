import { Readable } from "node:stream";
import { z } from "zod";
import { defineRoute } from "#lib/http/define-route.ts";
import { importIdSchema } from "#lib/imports/schema.ts";
import { listRefusals } from "#lib/imports/server/list-refusals.ts";
import { streamRefusalsCsv } from "#lib/imports/server/stream-refusals-csv.ts";

export const GET = defineRoute({
	permission: "dataset:read",
	params: z.object({ id: importIdSchema }),
	handle: async ({ actor, params }) => {
		await listRefusals(actor, { importId: params.id, limit: 1 }); // an import that is not there is told before the file begins
		return new Response(Readable.toWeb(Readable.from(streamRefusalsCsv(actor, params.id))) as ReadableStream<Uint8Array>, {
			headers: {
				"content-type": "text/csv; charset=utf-8",
				"content-disposition": `attachment; filename="refused-${params.id}.csv"`,
				"cache-control": "private, no-store",
				"x-content-type-options": "nosniff",
			},
		});
	},
});
