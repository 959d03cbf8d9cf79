import "server-only";
import { hasOwner } from "#lib/auth/has-owner.ts";
import type { NewOwner, Person } from "#lib/auth/schema.ts";
import { insertPerson } from "#lib/auth/server/insert-person.ts";
import { AppError } from "#lib/errors.ts";

/** The first visit. Of two that come at the same moment the database lets one be the owner. */
export async function createOwner(input: NewOwner): Promise<Person> {
	if (await hasOwner()) throw new AppError("conflict", "The studio has its owner already. Sign in instead.");
	return insertPerson({ name: input.name, email: input.email, password: input.password, role: "owner" });
}
