import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { generatePassword } from "#lib/auth/generate-password.ts";
import { authorize } from "#lib/auth/permissions.ts";
import type { NewPassword } from "#lib/auth/schema.ts";
import { toPerson } from "#lib/auth/server/person-row.ts";
import { writePassword } from "#lib/auth/server/write-password.ts";
import { database } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";

/** Makes a new password, told this once, and ends all sessions of that person. */
export async function resetPassword(actor: Actor, input: { readonly personId: string }): Promise<NewPassword> {
	authorize(actor, "person:manage");
	const row = await database().prisma.person.findUnique({ where: { id: input.personId } });
	if (!row) throw new AppError("not_found", `There is no person ${input.personId}.`);
	const password = generatePassword();
	await writePassword(row.id, password);
	return { person: toPerson(row), password };
}
