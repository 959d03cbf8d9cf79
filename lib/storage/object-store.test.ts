import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { objectStore } from "#lib/storage/object-store.ts";

let folder = "";
beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), "tracewright-objects-"));
});
afterAll(() => rm(folder, { recursive: true }));

test("an object is found under the SHA-256 of its bytes", async () => {
	const bytes = Buffer.from("a picture");
	const sha256 = createHash("sha256").update(bytes).digest("hex");
	const store = objectStore(folder);
	expect(await store.has(sha256)).toBe(false);
	expect(await store.put(bytes)).toEqual({ sha256, bytes: 9 });
	expect(await store.has(sha256)).toBe(true);
	expect(store.path(sha256)).toBe(path.join(folder, sha256.slice(0, 2), sha256.slice(2)));
	expect(Buffer.concat(await store.createReadStream(sha256).toArray())).toEqual(bytes);
});

test("many writers of the same bytes leave one whole object and nothing else", async () => {
	const bytes = randomBytes(300_000);
	const stored = await Promise.all(Array.from({ length: 20 }, () => objectStore(folder).put(slices(bytes))));
	expect(new Set(stored.map((object) => object.sha256)).size).toBe(1);
	expect(await readFile(objectStore(folder).path(stored[0]?.sha256 ?? ""))).toEqual(bytes);
	expect(await readdir(path.join(folder, "incoming"))).toEqual([]);
});

test("a stream that breaks leaves nothing behind", async () => {
	async function* breaking(): AsyncGenerator<Uint8Array> {
		yield Buffer.from("half");
		throw new Error("the cable was pulled");
	}
	await expect(objectStore(folder).put(breaking())).rejects.toThrow("the cable was pulled");
	expect(await readdir(path.join(folder, "incoming"))).toEqual([]);
});

test.each(["../../etc/passwd", "", "ABCDEF", "a".repeat(63)])("%j is no address", (address) => {
	expect(() => objectStore(folder).path(address)).toThrow("64 lower-case hexadecimal digits");
});

async function* slices(bytes: Buffer): AsyncGenerator<Uint8Array> {
	for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}
