import { z } from "zod";
import { hashSchema } from "#lib/history/schema.ts";
import { defineRoute } from "#lib/http/define-route.ts";
import { answerWithPicture } from "#lib/images/server/answer-with-picture.ts";
import { derivePicture } from "#lib/images/server/derive-picture.ts";

export const GET = defineRoute({
	permission: "dataset:read",
	params: z.object({ sha256: hashSchema }),
	handle: async ({ params: { sha256 }, request }) =>
		answerWithPicture(request, { file: await derivePicture(sha256, "thumbnail"), name: `${sha256}-thumbnail` }),
});
