import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { generatePassword } from "#lib/auth/generate-password.ts";
import { authorize } from "#lib/auth/permissions.ts";
import type { NewPassword, PersonToAdd } from "#lib/auth/schema.ts";
import { insertPerson } from "#lib/auth/server/insert-person.ts";

/** Adds somebody with a password that is told this once and kept nowhere in the clear. */
export async function createPerson(actor: Actor, input: PersonToAdd): Promise<NewPassword> {
	authorize(actor, "person:manage");
	const password = generatePassword();
	const person = await insertPerson({ ...input, password });
	return { person, password };
}
