import { z } from "zod";
import { toast } from "#components/ui/toast.ts";
import { requestJson } from "#lib/http/request-json.ts";

/** Ends the session and shows the door. A full load, so that nothing of the person stays in memory. */
export async function signOut(): Promise<void> {
	try {
		await requestJson(z.null(), "/api/auth/sign-out", { method: "POST" });
		window.location.assign("/sign-in");
	} catch (error) {
		toast({ tone: "bad", message: "You are still signed in", detail: error instanceof Error ? error.message : undefined });
	}
}
