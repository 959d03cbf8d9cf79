import "server-only";
import { hasOwner } from "#lib/auth/has-owner.ts";
import type { NewOwner, Person } from "#lib/auth/schema.ts";
import { insertPerson } from "#lib/auth/server/insert-person.ts";
import { isSetupTokenValid, removeSetupToken } from "#lib/auth/setup-token.ts";
import { AppError } from "#lib/errors.ts";

/** The first visit. Of two that come at the same moment the database lets one be the owner. */
export async function createOwner(input: NewOwner): Promise<Person> {
	if (await hasOwner()) throw new AppError("conflict", "The studio has its owner already. Sign in instead.");
	if (!isSetupTokenValid(input.token)) throw new AppError("forbidden", "Open the link that was printed when the studio started: it makes you the owner.");
	const owner = await insertPerson({ name: input.name, email: input.email, password: input.password, role: "owner" });
	removeSetupToken();
	return owner;
}
