import { defineRoute } from "#lib/http/define-route.ts";
import { streamCandidates } from "#lib/synthesis/server/stream-candidates.ts";

export const GET = defineRoute({ permission: "question:edit", handle: async ({ actor, request }) => streamCandidates(actor, request) });
