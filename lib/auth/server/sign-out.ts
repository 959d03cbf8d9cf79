import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { auth } from "#lib/auth/auth.ts";
import { database } from "#lib/db/database.ts";

/** Ends all sessions of this person, on every machine, and takes the cookie back. */
export async function signOut(actor: Actor, headers: Headers): Promise<Headers> {
	const ended = await auth().api.signOut({ headers, returnHeaders: true });
	await database().prisma.session.deleteMany({ where: { personId: actor.id } });
	return ended.headers;
}
