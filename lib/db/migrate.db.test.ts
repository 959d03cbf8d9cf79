import { expect, test } from "vitest";
import { withTestDatabase } from "#e2e/fixtures/test-database.ts";
import { database } from "#lib/db/database.ts";
import { migrate, pendingMigrations } from "#lib/db/migrate.ts";

const url = withTestDatabase();

test("a migrated database has no migration pending, and migrating it again applies none", async () => {
	expect(await pendingMigrations(database().pool)).toEqual([]);
	expect(await migrate(url())).toEqual([]);
});

test("another schema of the same database is migrated beside the first", async () => {
	const beside = `${url()}?schema=beside`;
	const applied = await migrate(beside);
	expect(applied).toContain("20261121000000_history");
	expect(await migrate(beside)).toEqual([]);
});

test("a schema that holds somebody else's tables is refused", async () => {
	await database().pool.query("CREATE SCHEMA theirs; CREATE TABLE theirs.invoice (id int)");
	await expect(migrate(`${url()}?schema=theirs`)).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining('"theirs"') });
});

test("a migration changed after it was applied is refused", async () => {
	await migrate(`${url()}?schema=tampered`);
	await database().pool.query("UPDATE tampered._prisma_migrations SET checksum = 'another' WHERE migration_name = '20261121000000_history'");
	await expect(migrate(`${url()}?schema=tampered`)).rejects.toMatchObject({ code: "conflict" });
});
