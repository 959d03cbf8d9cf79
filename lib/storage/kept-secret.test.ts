import { mkdtempSync, rmSync, statSync } from "node:fs";
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
