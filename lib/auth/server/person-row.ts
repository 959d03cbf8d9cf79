import "server-only";
import { type Person, personSchema } from "#lib/auth/schema.ts";
import type { Person as PersonRow } from "#lib/db/generated/client.ts";

export function toPerson(row: PersonRow): Person {
	return personSchema.parse({ ...row, createdAt: row.createdAt.toISOString() });
}
