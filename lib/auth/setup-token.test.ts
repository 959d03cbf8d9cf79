import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createSetupToken, isSetupTokenRequired, isSetupTokenValid, removeSetupToken } from "#lib/auth/setup-token.ts";

let dataDir: string;

beforeEach(() => {
	dataDir = mkdtempSync(path.join(tmpdir(), "tracewright-token-"));
	vi.stubEnv("TRACEWRIGHT_DATA", dataDir);
	vi.stubEnv("TRACEWRIGHT_URL", "");
	vi.stubEnv("HOST", "0.0.0.0");
});

afterEach(() => {
	vi.unstubAllEnvs();
	rmSync(dataDir, { recursive: true });
});

test.each([
	["127.0.0.1", "", false],
	["localhost", "http://localhost:3000", false],
	["::1", "http://[::1]:3000", false],
	["0.0.0.0", "", true],
	["10.0.0.7", "", true],
	["127.0.0.1", "https://studio.example.com", true],
	["127.0.0.1", "http://127.0.0.1.example.com", true],
])("with HOST %s and TRACEWRIGHT_URL '%s' the link is asked for: %s", (host, url, isAskedFor) => {
	vi.stubEnv("HOST", host);
	vi.stubEnv("TRACEWRIGHT_URL", url);
	expect(isSetupTokenRequired()).toBe(isAskedFor);
});

test("the newest token opens the set-up, and nothing else does", () => {
	expect(isSetupTokenValid("")).toBe(false);
	const earlier = createSetupToken();
	const token = createSetupToken();
	expect([token, earlier, "", `${token}x`, null, undefined].map(isSetupTokenValid)).toEqual([true, false, false, false, false, false]);
	removeSetupToken();
	expect(isSetupTokenValid(token)).toBe(false);
});

test("the data folder keeps the token's hash alone, for its owner's eyes", () => {
	const token = createSetupToken();
	const file = path.join(dataDir, "secrets/setup-token");
	expect(readFileSync(file, "utf8")).not.toContain(token);
	expect(statSync(file).mode & 0o777).toBe(0o600);
});
