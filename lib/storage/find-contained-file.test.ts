import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findContainedFile } from "#lib/storage/find-contained-file.ts";

let parent = "";
let folder = "";
beforeAll(async () => {
	parent = await mkdtemp(path.join(tmpdir(), "tracewright-contained-"));
	folder = path.join(parent, "pictures");
	await mkdir(path.join(folder, "train"), { recursive: true });
	await writeFile(path.join(parent, "secret.jpg"), "secret");
	await writeFile(path.join(folder, "train", "1.jpg"), "picture");
	await symlink(path.join(parent, "secret.jpg"), path.join(folder, "link.jpg"));
	await symlink(path.join(folder, "train"), path.join(folder, "same"));
	await symlink(path.join(folder, "nowhere"), path.join(folder, "dangling.jpg"));
});
afterAll(() => rm(parent, { recursive: true }));

test("a file of the folder is found, in its folders too", async () => {
	expect(await findContainedFile(folder, "train/1.jpg")).toMatchObject({ kind: "file", bytes: 7 });
});

test.each(["missing.jpg", "train", "train/2.jpg"])("%j is absent", async (name) => {
	expect(await findContainedFile(folder, name)).toEqual({ kind: "absent" });
});

test.each(["../secret.jpg", "train/../../secret.jpg", "link.jpg", "same/1.jpg", "dangling.jpg", "/etc/passwd", "..", "", "a\0b", "..\\secret.jpg"])(
	"%j is outside",
	async (name) => {
		expect(await findContainedFile(folder, name)).toEqual({ kind: "outside" });
	},
);
