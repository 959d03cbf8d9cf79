import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import type { Person } from "#lib/auth/schema.ts";
import { toPerson } from "#lib/auth/server/person-row.ts";
import { database } from "#lib/db/database.ts";

/** Everybody, the first to come first. A studio has tens of people, so this is no page. */
export async function listPeople(actor: Actor): Promise<readonly Person[]> {
	authorize(actor, "person:manage");
	const rows = await database().prisma.person.findMany({ orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
	return rows.map(toPerson);
}
