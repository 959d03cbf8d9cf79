import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import type { Person, RoleChange } from "#lib/auth/schema.ts";
import { toPerson } from "#lib/auth/server/person-row.ts";
import { database } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";

/** Gives another role and ends all sessions of that person, so that no page goes on under the old one. The owner stays owner. */
export async function setRole(actor: Actor, input: RoleChange): Promise<Person> {
	authorize(actor, "person:manage");
	return database().prisma.$transaction(async (tx) => {
		const present = await tx.person.findUnique({ where: { id: input.personId } });
		if (!present) throw new AppError("not_found", `There is no person ${input.personId}.`);
		if (present.role === "owner") throw new AppError("conflict", "The owner's role cannot be changed.");
		if (present.role === input.role) return toPerson(present);
		const changed = await tx.person.update({ where: { id: input.personId }, data: { role: input.role, updatedAt: new Date() } });
		await tx.session.deleteMany({ where: { personId: input.personId } });
		return toPerson(changed);
	});
}
