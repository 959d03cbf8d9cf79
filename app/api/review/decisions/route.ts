import { defineRoute } from "#lib/http/define-route.ts";
import { actBatchSchema } from "#lib/review/schema.ts";
import { receiveActs } from "#lib/review/server/receive-acts.ts";

export const POST = defineRoute({
	permission: "question:decide",
	handle: async ({ actor, request }) => receiveActs(actor, actBatchSchema.parse(await request.json())),
});
