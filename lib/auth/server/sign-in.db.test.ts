import { expect, test, vi } from "vitest";
import { withTestDatabase } from "#e2e/fixtures/test-database.ts";
import { cookieOf, insertTestPerson, TEST_ORIGIN, TEST_PASSWORD, withTestSecret } from "#e2e/fixtures/test-person.ts";
import { findActor } from "#lib/auth/find-actor.ts";
import { signIn } from "#lib/auth/server/sign-in.ts";
import { database } from "#lib/db/database.ts";

withTestSecret();
withTestDatabase();

const headers = new Headers({ origin: TEST_ORIGIN });

test("a session begins with its own token each time, also for a browser that brought one along", async () => {
	await insertTestPerson("reviewer", "fixed@example.com");
	const first = await cookieOf("fixed@example.com");
	const again = await signIn({ email: "fixed@example.com", password: TEST_PASSWORD }, new Headers({ origin: TEST_ORIGIN, cookie: first }));
	expect(again.getSetCookie().join()).toContain("session_token=");
	expect(again.getSetCookie().join()).not.toContain(first);
});

test("the session's cookie cannot be read by scripts nor sent from elsewhere", async () => {
	await insertTestPerson("reviewer", "cookie@example.com");
	const begun = await signIn({ email: "cookie@example.com", password: TEST_PASSWORD }, headers);
	expect(begun.getSetCookie()).toEqual([expect.stringMatching(/^tracewright\.session_token=.*; Path=\/; HttpOnly; SameSite=Lax$/)]);
});

test("a cookie that is forged, cut or of an ended session is nobody's", async () => {
	const person = await insertTestPerson("reviewer", "forged@example.com");
	const cookie = await cookieOf("forged@example.com");
	const token = (await database().prisma.session.findFirst({ where: { personId: person.id } }))?.token;
	const forged = [`tracewright.session_token=${token}`, `tracewright.session_token=${token}.AAAA`, cookie.slice(0, -5), "tracewright.session_token=x.y", "a=b"];
	for (const one of forged) expect(await findActor(new Headers({ cookie: one }))).toBeNull();
	await database().prisma.session.updateMany({ where: { personId: person.id }, data: { expiresAt: new Date(0) } });
	expect(await findActor(new Headers({ cookie }))).toBeNull();
});

test("of a hundred wrong tries five are looked at, and others sign in meanwhile", async () => {
	await insertTestPerson("reviewer", "guessed@example.com");
	await insertTestPerson("reviewer", "other@example.com");
	const tries = await Promise.allSettled(Array.from({ length: 100 }, (_, n) => signIn({ email: "guessed@example.com", password: `wrong ${n}` }, headers)));
	const codes = tries.map((one) => (one.status === "rejected" ? one.reason.code : "in"));
	expect(Object.groupBy(codes, (code) => code).unauthenticated).toHaveLength(5);
	expect(Object.groupBy(codes, (code) => code).limit).toHaveLength(95);
	expect(await cookieOf("other@example.com")).toContain("session_token");
});

test("an address that nobody has is answered like one with a wrong password, in words, in limits and in work", async () => {
	await insertTestPerson("reviewer", "here@example.com");
	async function tell(email: string) {
		const answers: string[] = [];
		const started = process.hrtime.bigint();
		for (let n = 0; n < 7; n++) {
			const failure = await signIn({ email, password: "wrong" }, headers).catch((error) => `${error.code} ${error.message}`);
			answers.push(String(failure));
		}
		return { answers, ms: Number(process.hrtime.bigint() - started) / 1e6 };
	}
	vi.useFakeTimers({ toFake: ["performance"] }); // however slow the machine, no wait between tries is over
	const [known, unknown] = [await tell("here@example.com"), await tell("nobody@example.com")];
	vi.useRealTimers();
	expect(unknown.answers).toEqual(known.answers);
	// A password that is not hashed at all would be answered 50 times as fast; a busy machine accounts for far less.
	expect(unknown.ms / known.ms).toBeGreaterThan(0.2);
});
