import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { Actor } from "#lib/auth/actor.ts";
import { findActor } from "#lib/auth/find-actor.ts";
import { hasOwner } from "#lib/auth/has-owner.ts";
import { PATH_HEADER } from "#lib/auth/path-header.ts";
import { signInPath } from "#lib/auth/sign-in-path.ts";

/** Whoever looks at this page. Leads to /setup while the studio has no owner, and to /sign-in (and back) while nobody is signed in. */
export async function requireActor(): Promise<Actor> {
	const asked = await headers();
	const actor = await findActor(asked);
	if (actor) return actor;
	if (!(await hasOwner())) redirect("/setup");
	redirect(signInPath(asked.get(PATH_HEADER)));
}
