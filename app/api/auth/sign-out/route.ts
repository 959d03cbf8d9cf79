import { signOut } from "#lib/auth/server/sign-out.ts";
import { defineRoute } from "#lib/http/define-route.ts";

export const POST = defineRoute({ handle: async ({ actor, request }) => Response.json(null, { headers: await signOut(actor, request.headers) }) });
