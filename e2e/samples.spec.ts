import { expect, test } from "@playwright/test";
import { type Studio, startStudio } from "#e2e/fixtures/start-studio.ts";
import { makeOwner } from "#e2e/look/make-people.ts";

let studio: Studio;

test.beforeAll(async () => {
	studio = await startStudio({ env: { TRACEWRIGHT_SAMPLES: "1" } });
});

test.afterAll(() => studio.stop());

test("a first start fills the studio with sample scenes: questions that wait, questions that are decided, and a snapshot", async ({ browser }) => {
	test.setTimeout(180_000);
	const context = await browser.newContext({ baseURL: studio.url, storageState: await makeOwner(browser, studio) });
	const page = await context.newPage();
	const dataset = new URLSearchParams({ dataset: "sample scenes" });
	await expect(async () => {
		await page.goto(`/snapshots?${dataset}`);
		await expect(page.getByRole("link", { name: "The sample scenes, a third of their questions decided" })).toBeVisible({ timeout: 2_000 });
	}).toPass({ timeout: 150_000 });
	await expect(page.getByText("Published by Tracewright")).toBeVisible();
	await page.goto(`/items?${dataset}`);
	await expect(page.getByText("Accepted").first()).toBeVisible();
	await page.goto(`/review?${dataset}`);
	await expect(page.getByRole("button", { name: /Accept/ })).toBeVisible();
	await context.close();
});
