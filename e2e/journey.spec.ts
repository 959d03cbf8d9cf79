import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { readTrainingSet, type TrainingSet } from "#e2e/fixtures/read-training-set.ts";
import { runStudioCommand } from "#e2e/fixtures/run-studio-command.ts";
import { type Studio, startStudio } from "#e2e/fixtures/start-studio.ts";
import { lacksTestData, testDataDir } from "#e2e/fixtures/test-data.ts";

const COCO = path.join(testDataDir(), "coco-ccby");
const ACCEPTED = 3;

test.skip(lacksTestData("coco-ccby"), "the real data set coco-ccby is not here; TRACEWRIGHT_TEST_DATA says where it lies");

let studio: Studio;

test.beforeAll(async () => {
	studio = await startStudio();
});

test.afterEach(async ({ page: _ }, result) => {
	if (result.status !== result.expectedStatus) await result.attach("what the studio said", { body: studio.output(), contentType: "text/plain" });
});

test.afterAll(async () => {
	await studio.stop();
});

test("a newcomer brings photos in, has questions written, decides on the image, publishes, and takes a training file away", async ({ page }) => {
	await test.step("becomes the owner", () => becomeOwner(page));
	await test.step("makes a dataset", () => makeDataset(page));
	await test.step("brings a folder of photos in", () => bringPhotosIn(page));
	await test.step("has questions written", () => haveQuestionsWritten(page));
	await test.step("decides by keys, on the image", () => decide(page));
	await test.step("publishes", () => publish(page));
	const { rows, damaged, files, credits } = await test.step("takes the training file away", () => takeAway(page));
	expect({ rows: rows.length, damaged, credits }).toEqual({ rows: ACCEPTED, damaged: [], credits: new Set(rows.flatMap(({ images }) => images)).size });
	for (const { messages, images } of rows) {
		expect(messages.map(({ role }) => role)).toEqual(["user", "assistant"]);
		expect(messages[0]?.content.match(/<image>/g)).toHaveLength(1);
		expect(images.map((image) => files.includes(image))).toEqual([true]);
	}
	const verified = await runStudioCommand(studio.dataDir, ["verify", "--dataset", "Street photos", "--json"]);
	expect(JSON.parse(verified.stdout.trimEnd().split("\n").at(-1) ?? "")).toMatchObject({ ok: true, differences: [] });
});

async function becomeOwner(page: Page): Promise<void> {
	await page.goto(studio.url);
	await page.getByLabel("Name").fill("Owner");
	await page.getByLabel("E-mail address").fill("owner@example.com");
	await page.getByLabel("Password").fill("correct horse battery staple");
	await page.getByRole("button", { name: "Create the owner" }).click();
	await expect(page).not.toHaveURL(/setup/);
}

async function makeDataset(page: Page): Promise<void> {
	await page.goto(`${studio.url}/datasets`);
	await page.getByRole("button", { name: "New dataset" }).first().click();
	await page.getByRole("textbox", { name: "Name" }).fill("Street photos");
	await page.getByRole("button", { name: "Create", exact: true }).click();
	await expect(page).toHaveURL(/\/datasets\/Street%20photos$/);
}

async function bringPhotosIn(page: Page): Promise<void> {
	await page.getByLabel("Folder with photos and annotations").setInputFiles(COCO);
	await page.getByRole("button", { name: "Import", exact: true }).click();
	await expect(page.getByText("83 images (83 new, 0 changed), 850 boxes of 67 labels, 415 captions, nothing refused.")).toBeVisible({ timeout: 120_000 });
}

async function haveQuestionsWritten(page: Page): Promise<void> {
	// What ends in another answer than the key is left out of training files, and every accepted one is counted below.
	await page.getByLabel("First looks that slip, %").fill("0");
	// So is what was composed of a question that is rejected: with one an image, none is composed of another that is asked.
	await page.getByLabel("Questions per image").fill("1");
	await page.getByRole("button", { name: "Write questions" }).click();
	await expect(page.getByRole("listitem").filter({ hasText: /writ/i }).getByText("Done")).toBeVisible({ timeout: 60_000 });
	await page.getByRole("link", { name: "Review", exact: true }).last().click();
	await expect(page).toHaveURL(/\/review/);
}

/** Accepts three, rejects one with a reason, defers one, takes the deferral back. All of it is saved before the page is left. */
async function decide(page: Page): Promise<void> {
	const bar = page.getByRole("region", { name: "Decision" });
	const decided = (count: number) => expect(bar.getByRole("progressbar", { name: "Decided" })).toHaveAttribute("aria-valuenow", `${count}`);
	await expect(page.locator("canvas").first()).toBeVisible();
	await decided(0);
	for (const [index, keys] of [["a"], ["a"], ["a"], ["x", "1"], ["Space"]].entries()) {
		for (const key of keys) await page.keyboard.press(key);
		await decided(index + 1);
	}
	await page.keyboard.press("z");
	await decided(ACCEPTED + 1);
	await expect(bar.getByText("Saved", { exact: true })).toBeVisible();
	await page.reload();
	await decided(ACCEPTED + 1);
}

async function publish(page: Page): Promise<void> {
	await page.goto(`${studio.url}/snapshots?dataset=Street%20photos`);
	await page.getByRole("button", { name: "Publish v1" }).click();
	await page.getByLabel("Note").fill("the first three");
	await page.getByRole("button", { name: "Publish", exact: true }).click();
	await expect(page.getByRole("region", { name: "Export snapshot 1" })).toBeVisible();
}

async function takeAway(page: Page): Promise<TrainingSet> {
	await page.getByRole("button", { name: "Export for LLaMA-Factory" }).click();
	const link = page.getByRole("list", { name: "Latest exports" }).getByRole("link", { name: "Download" });
	const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
	const folder = mkdtempSync(path.join(tmpdir(), "tracewright-download-"));
	try {
		const archive = path.join(folder, "export.tar");
		await download.saveAs(archive);
		execFileSync("tar", ["--extract", "--file", archive, "--strip-components", "1", "--directory", folder]);
		return readTrainingSet(folder);
	} finally {
		rmSync(folder, { recursive: true });
	}
}
