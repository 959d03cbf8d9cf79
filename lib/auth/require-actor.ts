import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { Actor } from "#lib/auth/actor.ts";
import { findActor } from "#lib/auth/find-actor.ts";
import { hasOwner } from "#lib/auth/has-owner.ts";

/** Set by proxy.ts, since a server component is not told its own address. */
export const PATH_HEADER = "x-tracewright-path";

/** Whoever looks at this page. Leads to /setup while the studio has no owner, and to /sign-in (and back) while nobody is signed in. */
export async function requireActor(): Promise<Actor> {
	const asked = await headers();
	const actor = await findActor(asked);
	if (actor) return actor;
	if (!(await hasOwner())) redirect("/setup");
	const path = asked.get(PATH_HEADER);
	redirect(path && path !== "/" ? `/sign-in?from=${encodeURIComponent(path)}` : "/sign-in");
}
