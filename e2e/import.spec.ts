import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { type Studio, startStudio } from "#e2e/fixtures/start-studio.ts";
import { lacksTestData, testDataDir } from "#e2e/fixtures/test-data.ts";

test.skip(lacksTestData("coco-ccby"), "the photos of coco-ccby are not on this machine");

test.describe.configure({ mode: "serial" });

let studio: Studio;
let folder: string;

test.beforeAll(async () => {
	folder = mkdtempSync(path.join(tmpdir(), "tracewright-photos-"));
	studio = await startStudio();
});

test.afterAll(async () => {
	await studio.stop();
	rmSync(folder, { recursive: true, force: true });
});

test("a folder of photos comes in from the browser, also when the page was left half-way, and says what was refused", async ({ page }) => {
	const photos = path.join(folder, "photos");
	cpSync(path.join(testDataDir(), "coco-ccby"), photos, { recursive: true });
	writeFileSync(path.join(photos, "images", "000000000790.jpg"), "<html>not a photo</html>");
	writeFileSync(path.join(photos, "notes.txt"), "not for an import");

	await becomeOwner(page);
	await createDataset(page, "photos");
	await choose(page, photos);
	await expect(page.getByText("83", { exact: true })).toBeVisible();
	await expect(page.getByText("photos/captions.json")).toBeVisible();
	await expect(page.getByText("Left out: photos/notes.txt")).toBeVisible();

	let sent = 0;
	await page.route("**/api/uploads/*/files?name=*", async (route) => {
		sent += 1;
		if (sent > 20) await new Promise(() => undefined); // the connection hangs
		await route.continue();
	});
	await page.getByRole("button", { name: "Import", exact: true }).click();
	await expect.poll(() => sent).toBeGreaterThan(20);
	await page.unrouteAll({ behavior: "ignoreErrors" });
	await page.reload();

	const resent = new Set<string>();
	page.on("request", (request) => {
		if (request.method() === "PUT") resent.add(new URL(request.url()).searchParams.get("name") ?? "");
	});
	await choose(page, photos);
	await page.getByRole("button", { name: "Import", exact: true }).click();
	await expect(page.getByText("82 images (82 new, 0 changed)", { exact: false })).toBeVisible({ timeout: 60_000 });
	expect(resent.size).toBeLessThan(70);

	await page.getByRole("button", { name: "Show 1 refused" }).click();
	await expect(page.getByRole("table", { name: "Refused rows" })).toContainText("000000000790.jpg");
	const download = page.waitForEvent("download");
	await page.getByRole("link", { name: "CSV" }).click();
	const csv = readFileSync(await (await download).path(), "utf8");
	expect(csv).toMatch(/^file,row,byte_offset,reason\n"?photos\/instances\.json,,\d+,/);

	cpSync(path.join(testDataDir(), "coco-ccby"), photos, { recursive: true });
	await choose(page, photos);
	await page.getByRole("button", { name: "Import", exact: true }).click();
	await expect(page.getByText("83 images (1 new, 0 changed)", { exact: false })).toBeVisible({ timeout: 60_000 });
});

test("a file that is not what it claims is refused in one sentence, and the photos need not be sent again", async ({ page }) => {
	const photos = path.join(folder, "broken");
	cpSync(path.join(testDataDir(), "coco-ccby"), photos, { recursive: true });
	const instances = readFileSync(path.join(photos, "instances.json"));
	writeFileSync(path.join(photos, "instances.json"), instances.subarray(0, instances.length - 2_000));

	await signIn(page);
	await createDataset(page, "broken");
	await choose(page, photos);
	await page.getByRole("button", { name: "Import", exact: true }).click();
	await expect(page.getByText("instances.json is cut off", { exact: false }).first()).toBeVisible({ timeout: 60_000 });

	writeFileSync(path.join(photos, "instances.json"), instances);
	let sent = 0;
	page.on("request", (request) => {
		if (request.method() === "PUT") sent += 1;
	});
	await choose(page, photos);
	await page.getByRole("button", { name: "Import", exact: true }).click();
	await expect(page.getByText("83 images (83 new, 0 changed)", { exact: false })).toBeVisible({ timeout: 60_000 });
	expect(sent).toBe(1);
});

test("pictures are sent for good to whoever is signed in, and to nobody else", async ({ page, playwright }) => {
	await signIn(page);
	await page.goto(`${studio.url}/datasets/photos`);
	const { sha256 } = storedPicture();
	const sizes = {
		[`/api/objects/${sha256}`]: "image/jpeg",
		[`/api/images/${sha256}/thumbnail`]: "image/webp",
		[`/api/images/${sha256}/preview`]: "image/webp",
	};
	for (const [address, type] of Object.entries(sizes)) {
		const answer = await page.request.get(`${studio.url}${address}`);
		expect([answer.status(), answer.headers()]).toMatchObject([
			200,
			{ "content-type": type, "cache-control": "private, max-age=31536000, immutable", "x-content-type-options": "nosniff" },
		]);
		const again = await page.request.get(`${studio.url}${address}`, { headers: { "if-none-match": answer.headers().etag ?? "" } });
		expect(again.status()).toBe(304);
		const stranger = await playwright.request.newContext();
		expect((await stranger.get(`${studio.url}${address}`)).status()).toBe(401);
		await stranger.dispose();
	}
	expect((await page.request.get(`${studio.url}/api/objects/${"0".repeat(64)}`)).status()).toBe(404);
	expect((await page.request.get(`${studio.url}/api/images/${"0".repeat(64)}/preview`)).status()).toBe(404);
});

function storedPicture(): { readonly sha256: string } {
	const objects = path.join(studio.dataDir, "objects");
	const [first = ""] = readdirSync(objects).filter((name) => /^[0-9a-f]{2}$/.test(name));
	const [rest = ""] = readdirSync(path.join(objects, first));
	return { sha256: first + rest };
}

async function becomeOwner(page: Page): Promise<void> {
	await page.goto(studio.url);
	await page.getByLabel("Name").fill("Owner");
	await page.getByLabel("E-mail address").fill("owner@example.com");
	await page.getByLabel("Password").fill("correct horse battery");
	await page.getByRole("button", { name: "Create the owner" }).click();
	await page.waitForURL((address) => !/setup|sign-in/.test(address.pathname));
}

async function signIn(page: Page): Promise<void> {
	await page.goto(`${studio.url}/sign-in`);
	await page.getByLabel("E-mail address").fill("owner@example.com");
	await page.getByLabel("Password").fill("correct horse battery");
	await page.getByRole("button", { name: "Sign in" }).click();
	await page.waitForURL((address) => !/setup|sign-in/.test(address.pathname));
}

async function createDataset(page: Page, name: string): Promise<void> {
	await page.goto(`${studio.url}/datasets?new`);
	await page.getByRole("dialog").getByLabel("Name").fill(name);
	await page
		.getByRole("dialog")
		.getByRole("button", { name: /create/i })
		.click();
	await expect(page.getByRole("dialog")).toHaveCount(0);
	await page.goto(`${studio.url}/datasets/${name}`);
}

async function choose(page: Page, directory: string): Promise<void> {
	await expect(page.getByRole("button", { name: /^Choose a/ })).toBeEnabled();
	await page.getByLabel("Folder with photos and annotations").setInputFiles(directory);
	await expect(page.getByRole("button", { name: "Import", exact: true })).toBeVisible();
}
