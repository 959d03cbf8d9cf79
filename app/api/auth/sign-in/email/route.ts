import { credentialsSchema } from "#lib/auth/schema.ts";
import { signIn } from "#lib/auth/server/sign-in.ts";
import { definePublicRoute } from "#lib/http/define-public-route.ts";
import { readJson } from "#lib/http/read-json.ts";

export const POST = definePublicRoute({
	handle: async ({ request }) => Response.json(null, { headers: await signIn(await readJson(request, credentialsSchema), request.headers) }),
});
