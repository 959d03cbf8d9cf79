import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { makeFolder } from "#lib/storage/make-folder.ts";

test("a folder is made with those above it, once", () => {
	const root = mkdtempSync(path.join(tmpdir(), "tracewright-folder-"));
	const folder = path.join(root, "a/b/c");
	expect([makeFolder(folder, 0o700), makeFolder(folder), statSync(folder).mode & 0o777]).toEqual([true, false, 0o700]);
	rmSync(root, { recursive: true });
});

test("where a file stands, and where nothing can be made, it fails instead of trying for ever", () => {
	const root = mkdtempSync(path.join(tmpdir(), "tracewright-folder-"));
	writeFileSync(path.join(root, "file"), "");
	for (const folder of [path.join(root, "file"), path.join(root, "file/a"), "/proc/nope/a"])
		expect(() => makeFolder(folder)).toThrow(/EEXIST|ENOTDIR|ENOENT|EACCES/);
	rmSync(root, { recursive: true });
});
