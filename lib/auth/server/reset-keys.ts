import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import type { KeyMap } from "#lib/auth/schema.ts";
import { database } from "#lib/db/database.ts";

/** All of one's keys as the studio gives them. */
export async function resetKeys(actor: Actor): Promise<KeyMap> {
	await database().prisma.personKey.deleteMany({ where: { personId: actor.id } });
	return {};
}
