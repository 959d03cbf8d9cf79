import { redirect } from "next/navigation";
import { requireActor } from "#lib/auth/require-actor.ts";

/** The studio's first page is where its work is done. */
export default async function FirstPage() {
	await requireActor();
	redirect("/review");
}
