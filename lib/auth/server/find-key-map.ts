import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import type { KeyMap } from "#lib/auth/schema.ts";
import { database } from "#lib/db/database.ts";

/** The keys that this person has changed. */
export async function findKeyMap(actor: Actor): Promise<KeyMap> {
	const rows = await database().prisma.personKey.findMany({ where: { personId: actor.id }, orderBy: { shortcutId: "asc" } });
	return Object.fromEntries(rows.map(({ shortcutId, keys }) => [shortcutId, keys]));
}
