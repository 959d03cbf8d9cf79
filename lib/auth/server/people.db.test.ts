import { expect, test } from "vitest";
import { withTestDatabase } from "#e2e/fixtures/test-database.ts";
import { cookieOf, insertTestPerson, TEST_PASSWORD, withTestSecret } from "#e2e/fixtures/test-person.ts";
import { type Actor, COMMAND_LINE } from "#lib/auth/actor.ts";
import { findActor } from "#lib/auth/find-actor.ts";
import { hasOwner } from "#lib/auth/has-owner.ts";
import { changePassword } from "#lib/auth/server/change-password.ts";
import { createOwner } from "#lib/auth/server/create-owner.ts";
import { createPerson } from "#lib/auth/server/create-person.ts";
import { getPersonByEmail } from "#lib/auth/server/get-person-by-email.ts";
import { listPeople } from "#lib/auth/server/list-people.ts";
import { resetPassword } from "#lib/auth/server/reset-password.ts";
import { setRole } from "#lib/auth/server/set-role.ts";
import { signOut } from "#lib/auth/server/sign-out.ts";
import { database } from "#lib/db/database.ts";

withTestSecret();
withTestDatabase();

const REVIEWER: Actor = { id: "nobody", name: "Reviewer", role: "reviewer" };

test("of many first visits at the same moment exactly one makes the owner", async () => {
	expect(await hasOwner()).toBe(false);
	const visits = await Promise.allSettled(
		Array.from({ length: 6 }, (_, n) => createOwner({ name: `Visitor ${n}`, email: `visitor-${n}@example.com`, password: TEST_PASSWORD })),
	);
	expect(visits.filter((visit) => visit.status === "fulfilled")).toHaveLength(1);
	expect(visits.filter((visit) => visit.status === "rejected" && visit.reason.code === "conflict")).toHaveLength(5);
	expect(await database().prisma.account.count()).toBe(1);
	expect(await hasOwner()).toBe(true);
	await expect(createOwner({ name: "Late", email: "late@example.com", password: TEST_PASSWORD })).rejects.toMatchObject({ code: "conflict" });
});

test("a person whom the owner adds signs in with the password shown once", async () => {
	const { person, password } = await createPerson(COMMAND_LINE, { name: "Lead", email: "lead@example.com", role: "lead" });
	expect(password).toMatch(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/);
	const actor = await findActor(new Headers({ cookie: await cookieOf("lead@example.com", password) }));
	expect(actor).toEqual({ id: person.id, name: "Lead", role: "lead" });
	const stored = await database().prisma.account.findFirst({ where: { personId: person.id } });
	expect(stored?.password).not.toContain(password);
});

test("an address is taken once", async () => {
	await insertTestPerson("reviewer", "twice@example.com");
	await expect(createPerson(COMMAND_LINE, { name: "Twice", email: "twice@example.com", role: "lead" })).rejects.toMatchObject({ code: "conflict" });
});

test("another role ends all sessions of that person and of nobody else", async () => {
	const changed = await insertTestPerson("reviewer", "changed@example.com");
	await insertTestPerson("reviewer", "unchanged@example.com");
	const [first, second, other] = [await cookieOf("changed@example.com"), await cookieOf("changed@example.com"), await cookieOf("unchanged@example.com")];
	expect(await setRole(COMMAND_LINE, { personId: changed.id, role: "lead" })).toMatchObject({ role: "lead" });
	const actors = await Promise.all([first, second, other].map((cookie) => findActor(new Headers({ cookie }))));
	expect(actors.map((actor) => actor?.name ?? null)).toEqual([null, null, "reviewer"]);
});

test("a new password ends all sessions, and the one before no longer opens the door", async () => {
	const person = await insertTestPerson("reviewer", "forgetful@example.com");
	const cookie = await cookieOf(person.email);
	const { password } = await resetPassword(COMMAND_LINE, { personId: person.id });
	expect(await findActor(new Headers({ cookie }))).toBeNull();
	await expect(cookieOf(person.email)).rejects.toMatchObject({ code: "unauthenticated" });
	expect(await findActor(new Headers({ cookie: await cookieOf(person.email, password) }))).toMatchObject({ id: person.id });
});

test("people change their own password by telling the present one, which ends their sessions", async () => {
	const person = await insertTestPerson("reviewer", "careful@example.com");
	const actor = { ...REVIEWER, id: person.id };
	const cookie = await cookieOf(person.email);
	await expect(changePassword(actor, { currentPassword: "a wrong password", newPassword: "another long password" })).rejects.toMatchObject({ code: "invalid" });
	expect(await findActor(new Headers({ cookie }))).not.toBeNull();
	await changePassword(actor, { currentPassword: TEST_PASSWORD, newPassword: "another long password" });
	expect(await findActor(new Headers({ cookie }))).toBeNull();
	expect(await cookieOf(person.email, "another long password")).toContain("session_token");
});

test("signing out ends the person's sessions everywhere", async () => {
	const person = await insertTestPerson("reviewer", "leaving@example.com");
	const [here, there] = [await cookieOf(person.email), await cookieOf(person.email)];
	const headers = await signOut({ ...REVIEWER, id: person.id }, new Headers({ cookie: here }));
	expect(headers.getSetCookie().join()).toMatch(/session_token=;.*Max-Age=0/);
	expect(await findActor(new Headers({ cookie: here }))).toBeNull();
	expect(await findActor(new Headers({ cookie: there }))).toBeNull();
});

test("nobody but the owner manages people, and the owner's own role stays", async () => {
	const owner = (await listPeople(COMMAND_LINE)).find((person) => person.role === "owner");
	const target = { personId: owner?.id ?? "" };
	await expect(setRole(COMMAND_LINE, { ...target, role: "lead" })).rejects.toMatchObject({ code: "conflict" });
	for (const actor of [REVIEWER, { ...REVIEWER, role: "lead" } as const]) {
		const refused = [
			() => listPeople(actor),
			() => createPerson(actor, { name: "New", email: "new@example.com", role: "lead" }),
			() => setRole(actor, { ...target, role: "lead" }),
			() => resetPassword(actor, target),
			() => getPersonByEmail(actor, { email: "lead@example.com" }),
		];
		for (const attempt of refused) await expect(attempt()).rejects.toMatchObject({ code: "forbidden" });
	}
});
