import { z } from "zod";
import { hashSchema } from "#lib/history/schema.ts";
import { defineRoute } from "#lib/http/define-route.ts";
import { answerWithPicture } from "#lib/images/server/answer-with-picture.ts";
import { objectStore } from "#lib/storage/object-store.ts";

export const GET = defineRoute({
	permission: "dataset:read",
	params: z.object({ sha256: hashSchema }),
	handle: ({ params, request }) => answerWithPicture(request, { file: objectStore().path(params.sha256), name: params.sha256 }),
});
