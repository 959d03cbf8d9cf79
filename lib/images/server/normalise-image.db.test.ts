import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { withTestDatabase } from "#e2e/fixtures/test-database.ts";
import { derivePicture } from "#lib/images/server/derive-picture.ts";
import { normaliseImage } from "#lib/images/server/normalise-image.ts";
import { objectStore } from "#lib/storage/object-store.ts";

withTestDatabase();

let folder = "";
beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), "tracewright-data-"));
	vi.stubEnv("TRACEWRIGHT_DATA", folder);
});
afterAll(async () => {
	vi.unstubAllEnvs();
	await rm(folder, { recursive: true });
});

test("a picture brought in twice is the same picture, also when its object was lost meanwhile", async () => {
	const source = await picture();
	const first = await normaliseImage(source);
	expect(first.pixels).toMatchObject({ mime: "image/jpeg", width: 2_000, height: 500 });
	expect(await normaliseImage(source)).toEqual(first);
	await rm(objectStore().path(first.pixels.sha256));
	expect(await normaliseImage(source)).toEqual(first);
	expect(await objectStore().has(first.pixels.sha256)).toBe(true);
});

test("thumbnail and preview are made once, at most 320 and 1,600 pixels long", async () => {
	const { pixels } = await normaliseImage(await picture());
	const files = await Promise.all([
		derivePicture(pixels.sha256, "thumbnail"),
		derivePicture(pixels.sha256, "preview"),
		derivePicture(pixels.sha256, "preview"),
	]);
	const sizes = await Promise.all(files.map(async (file) => sharp(file).metadata()));
	expect(sizes.map(({ format, width, height }) => [format, width, height])).toEqual([
		["webp", 320, 80],
		["webp", 1_600, 400],
		["webp", 1_600, 400],
	]);
	await expect(derivePicture("0".repeat(64), "preview")).rejects.toMatchObject({ code: "not_found" });
});

function picture(): Promise<Buffer> {
	return sharp({ create: { width: 2_000, height: 500, channels: 3, background: "teal" } })
		.jpeg()
		.toBuffer();
}
