import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { keptSecret } from "#lib/storage/kept-secret.ts";

test("a secret is made once, differs from the others, and only its owner may read it", () => {
	const folder = mkdtempSync(path.join(tmpdir(), "tracewright-secret-"));
	const secret = keptSecret("session", folder);
	expect(secret).toMatch(/^[\w-]{43}$/);
	expect(keptSecret("session", folder)).toBe(secret);
	expect(keptSecret("database-app", folder)).not.toBe(secret);
	expect([statSync(path.join(folder, "secrets")).mode & 0o777, statSync(path.join(folder, "secrets/session")).mode & 0o777]).toEqual([0o700, 0o600]);
	rmSync(folder, { recursive: true });
});

test("a secret that was emptied is refused in one sentence, since what it opened needs the old one", () => {
	const folder = mkdtempSync(path.join(tmpdir(), "tracewright-secret-"));
	keptSecret("database-app", folder);
	writeFileSync(path.join(folder, "secrets/database-app"), "");
	expect(() => keptSecret("database-app", folder)).toThrow(/cannot be used: it is empty. Put it back from a backup/);
	rmSync(folder, { recursive: true });
});
