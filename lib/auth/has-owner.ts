import "server-only";
import { type Database, database } from "#lib/db/database.ts";

// An owner is never taken away, so the answer "yes" is final for a database.
const owned = new WeakSet<Database>();

export async function hasOwner(): Promise<boolean> {
	const open = database();
	if (owned.has(open)) return true;
	const owners = await open.prisma.person.count({ where: { role: "owner" } });
	if (owners > 0) owned.add(open);
	return owners > 0;
}
