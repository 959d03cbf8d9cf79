import { z } from "zod";
import { getArchive } from "#lib/exports/server/get-archive.ts";
import { defineRoute } from "#lib/http/define-route.ts";
import { jobIdSchema } from "#lib/ids.ts";

export const GET = defineRoute({
	permission: "snapshot:export",
	params: z.object({ id: jobIdSchema }),
	handle: async ({ actor, params }) => {
		const { fileName, content } = await getArchive(actor, { exportId: params.id });
		return new Response(content, {
			headers: {
				"content-type": "application/x-tar",
				"content-disposition": `attachment; filename="${fileName}"`,
				"cache-control": "private, no-store",
				"x-content-type-options": "nosniff",
			},
		});
	},
});
