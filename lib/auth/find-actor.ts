import "server-only";
import { z } from "zod";
import { type Actor, ROLES } from "#lib/auth/actor.ts";
import { auth } from "#lib/auth/auth.ts";

const sessionSchema = z.object({ user: z.object({ id: z.string(), name: z.string(), role: z.enum(ROLES) }) });

/** The person whose session these headers carry, or null. Asks the database every time, so that a session ended elsewhere is over here. */
export async function findActor(headers: Headers): Promise<Actor | null> {
	if (!headers.has("cookie")) return null;
	const session = await auth().api.getSession({ headers });
	if (!session) return null;
	const { user } = sessionSchema.parse(session);
	return { id: user.id, name: user.name, role: user.role };
}
