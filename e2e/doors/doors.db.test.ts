import { beforeAll, expect, test, vi } from "vitest";
import { DOOR_TABLE, type DoorRule } from "#e2e/doors/door-table.ts";
import { type Door, listDoors } from "#e2e/doors/list-doors.ts";
import { withTestDatabase } from "#e2e/fixtures/test-database.ts";
import { cookieOf, insertTestPerson, TEST_ORIGIN, withTestSecret } from "#e2e/fixtures/test-person.ts";
import { ROLES, type Role } from "#lib/auth/actor.ts";
import { findActor } from "#lib/auth/find-actor.ts";
import { isAllowed } from "#lib/auth/permissions.ts";
import { database } from "#lib/db/database.ts";

// What Next hands to a server action; the rest of the way is the product's own.
const asked = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock("next/headers", () => ({ headers: async () => asked.headers }));

withTestSecret();
withTestDatabase();

const doors = await listDoors();
const cookies = new Map<Role, string>();
const FOREIGN = ["http://attacker.example", "null", undefined];

beforeAll(async () => {
	for (const role of ROLES) await insertTestPerson(role);
});

test("every door has its line in the table, and every line its door", () => {
	expect(doors.map((door) => door.name).sort()).toEqual(Object.keys(DOOR_TABLE).sort());
});

test.each(doors.map((door) => [door.name, door] as const))("%s", async (name, door) => {
	const rule = DOOR_TABLE[name];
	if (!rule) throw new Error(`${name} has no line in the table`);
	const found: Record<string, string> = { nobody: await knock(door, rule, {}) };
	for (const role of ROLES) found[role] = await knock(door, rule, { cookie: await cookieFor(role) });
	expect(found).toEqual({
		nobody: rule.lets === "anybody" ? "let in" : "unauthenticated",
		...Object.fromEntries(ROLES.map((role) => [role, expectedOf(rule, role)])),
	});
});

test.each(doors.filter((door) => door.method !== "GET").map((door) => [door.name, door] as const))("%s, asked from another page", async (name, door) => {
	const rule = DOOR_TABLE[name] ?? { lets: "anybody" };
	const cookie = await cookieFor("owner");
	const before = await rowsWritten();
	const found: string[] = [];
	for (const origin of FOREIGN) found.push(await knock(door, rule, { cookie, origin }));
	expect(found).toEqual(["forbidden", "forbidden", "forbidden"]);
	expect(await rowsWritten()).toEqual(before);
});

function expectedOf(rule: DoorRule, role: Role): string {
	if (rule.lets === "anybody" || rule.lets === "whoever is signed in") return "let in";
	return isAllowed({ id: role, name: role, role }, rule.lets) ? "let in" : "forbidden";
}

/** Signs in anew only where a door before has ended the session: passwords are slow to compare on purpose. */
async function cookieFor(role: Role): Promise<string> {
	const kept = cookies.get(role);
	if (kept && (await findActor(new Headers({ cookie: kept })))) return kept;
	const cookie = await cookieOf(`${role}@example.com`);
	cookies.set(role, cookie);
	return cookie;
}

/** "let in" stands for every answer that a person who may ask can get: what is asked for need not exist here. */
async function knock(door: Door, rule: DoorRule, given: { readonly cookie?: string; readonly origin?: string | undefined }): Promise<string> {
	const headers = new Headers(given.cookie ? { cookie: given.cookie } : {});
	const origin = "origin" in given ? given.origin : TEST_ORIGIN;
	if (origin) headers.set("origin", origin);
	const code = door.kind === "action" ? await codeOfAction(door, rule, headers) : await codeOfRoute(door, rule, headers);
	return code === "forbidden" || code === "unauthenticated" || code === "internal" ? code : "let in";
}

async function codeOfAction(door: Door, rule: DoorRule, headers: Headers): Promise<string> {
	asked.headers = headers;
	const result = (await door.call(...([rule.input] as never[]))) as { readonly ok: boolean; readonly error?: { readonly code: string } };
	return result.error?.code ?? "ok";
}

async function codeOfRoute(door: Door, rule: DoorRule, headers: Headers): Promise<string> {
	const url = `${TEST_ORIGIN}${door.name.slice(door.method.length + 1)}`;
	const aborting = new AbortController();
	const body = door.method === "GET" || door.method === "HEAD" ? {} : { body: JSON.stringify(rule.input ?? {}) };
	const request = new Request(url, { method: door.method, headers, signal: aborting.signal, ...body });
	const response = (await door.call(...([request, { params: Promise.resolve({ id: "x", sha256: "x" }) }] as never[]))) as Response;
	aborting.abort();
	return { 401: "unauthenticated", 403: "forbidden", 500: "internal" }[response.status] ?? "ok";
}

async function rowsWritten(): Promise<unknown> {
	const { rows } = await database().pool.query(`SELECT
		(SELECT count(*) FROM person) AS people, (SELECT count(*) FROM session) AS sessions, (SELECT count(*) FROM dataset) AS datasets,
		(SELECT count(*) FROM command) AS commands, (SELECT count(*) FROM job) AS jobs, (SELECT count(*) FROM import_run) AS imports`);
	return rows[0];
}
