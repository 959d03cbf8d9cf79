import { expect, test } from "vitest";
import { isConnectionLost } from "#lib/db/is-connection-lost.ts";

test.each(["57P01", "57P03", "08006", "P1001", "P1017", "ECONNREFUSED", "EAI_AGAIN", "ENOTFOUND"])("%s means that the database is away", (code) => {
	expect(isConnectionLost(Object.assign(new Error("no"), { code }))).toBe(true);
});

test.each([
	["Connection terminated unexpectedly", undefined],
	["Invalid invocation: Raw query failed. Code: `57P01`. Message: `terminating connection due to administrator command`", "P2010"],
])("%s means that the database is away", (message, code) => {
	expect(isConnectionLost(Object.assign(new Error(message), { code }))).toBe(true);
});

test.each(["23505", "53100", "40P01", "P2002", "ENOENT", "conflict"])("%s is an answer", (code) => {
	expect(isConnectionLost(Object.assign(new Error("no"), { code }))).toBe(false);
});
