import { z } from "zod";
import type { Credentials } from "#lib/auth/schema.ts";
import { requestJson } from "#lib/http/request-json.ts";

/** Begins a session. The caller then loads a page anew, so that nothing drawn for nobody stays. */
export async function postSignIn(credentials: Credentials): Promise<void> {
	await requestJson(z.null(), "/api/auth/sign-in/email", { method: "POST", body: credentials });
}
