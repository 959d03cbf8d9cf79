import { z } from "zod";
import { requestJson } from "#lib/http/request-json.ts";

/** Ends the session and shows the door. A full load, so that nothing of the person stays in memory. */
export async function signOut(): Promise<void> {
	await requestJson(z.null(), "/api/auth/sign-out", { method: "POST" });
	window.location.assign("/sign-in");
}
