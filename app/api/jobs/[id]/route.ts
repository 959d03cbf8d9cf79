import { z } from "zod";
import { defineRoute } from "#lib/http/define-route.ts";
import { jobIdSchema } from "#lib/ids.ts";
import { getJob } from "#lib/jobs/server/get-job.ts";

export const GET = defineRoute({
	permission: "job:read",
	params: z.object({ id: jobIdSchema }),
	handle: ({ actor, params }) => getJob(actor, { jobId: params.id }),
});
