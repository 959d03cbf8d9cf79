import { defineRoute } from "#lib/http/define-route.ts";
import { findCandidateOffer } from "#lib/synthesis/server/find-candidate-offer.ts";

export const GET = defineRoute({ permission: "question:edit", handle: ({ actor }) => findCandidateOffer(actor) });
