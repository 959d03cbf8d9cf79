import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import type { Person } from "#lib/auth/schema.ts";
import { toPerson } from "#lib/auth/server/person-row.ts";
import { database } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";

export async function getPersonByEmail(actor: Actor, input: { readonly email: string }): Promise<Person> {
	authorize(actor, "person:manage");
	const row = await database().prisma.person.findUnique({ where: { email: input.email.trim().toLowerCase() } });
	if (!row) throw new AppError("not_found", `Nobody here has the address ${input.email}.`);
	return toPerson(row);
}
