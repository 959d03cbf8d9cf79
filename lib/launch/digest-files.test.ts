import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { digestFiles } from "#lib/launch/digest-files.ts";

let folder: string;
const digest = (more = "v24"): string => digestFiles([path.join(folder, "app"), path.join(folder, "absent")], more, (file) => file.endsWith(".test.ts"));

beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), "tracewright-digest-"));
	mkdirSync(path.join(folder, "app/deep"), { recursive: true });
	writeFileSync(path.join(folder, "app/deep/page.tsx"), "one");
});

afterEach(() => rmSync(folder, { recursive: true }));

test("the same files give the same digest", () => {
	expect(digest()).toBe(digest());
});

test("another byte, another name, another file or another Node gives another digest", () => {
	const digests = [digest(), digest("v26")];
	writeFileSync(path.join(folder, "app/deep/page.tsx"), "two");
	digests.push(digest());
	renameSync(path.join(folder, "app/deep/page.tsx"), path.join(folder, "app/page.tsx"));
	digests.push(digest());
	writeFileSync(path.join(folder, "app/layout.tsx"), "");
	digests.push(digest());
	expect(new Set(digests).size).toBe(5);
});

test("what is left out does not count", () => {
	const before = digest();
	writeFileSync(path.join(folder, "app/deep/page.test.ts"), "test");
	expect(digest()).toBe(before);
});
