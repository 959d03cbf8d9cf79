import "server-only";
import { verifyPassword } from "better-auth/crypto";
import type { Actor } from "#lib/auth/actor.ts";
import type { PasswordChange } from "#lib/auth/schema.ts";
import { writePassword } from "#lib/auth/server/write-password.ts";
import { clearSignInTries, takeSignInTry } from "#lib/auth/sign-in-limiter.ts";
import { database } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";

/** One's own password, which ends all of one's sessions: the caller signs in again with the new one. Wrong tries count as wrong sign-ins. */
export async function changePassword(actor: Actor, input: PasswordChange): Promise<{ readonly email: string }> {
	const person = await database().prisma.person.findUnique({ where: { id: actor.id }, include: { accounts: { where: { providerId: "credential" } } } });
	const hash = person?.accounts[0]?.password;
	if (!person || !hash) throw new AppError("not_found", `There is no person ${actor.id} with a password.`);
	takeSignInTry(person.email);
	if (!(await verifyPassword({ hash, password: input.currentPassword }))) throw new AppError("invalid", "That is not your present password.");
	clearSignInTries(person.email);
	await writePassword(person.id, input.newPassword);
	return { email: person.email };
}
