import { expect, type Page } from "@playwright/test";
import { makeDataset } from "#e2e/fixtures/make-dataset.ts";
import { readImageContents } from "#e2e/fixtures/read-image-contents.ts";
import { runStudioCommand } from "#e2e/fixtures/run-studio-command.ts";
import { test } from "#e2e/fixtures/shared-studio.ts";
import { startInferenceServer } from "#e2e/inference-server/start-inference-server.ts";
import { drawPhotos } from "#e2e/look/draw-photos.ts";
import { answerTruthfully } from "#e2e/truth/answer-truthfully.ts";
import { openTruth } from "#e2e/truth/truth.ts";

const DATASET = "drawn for a run";

test("a run is started after a look at its estimate, watched, paused, resumed, and its results are opened", async ({ browser, studio }) => {
	await makeDataset(studio.dataDir, DATASET, { source: await drawPhotos(), writing: ["--per-image", "1"] });
	const images = await readImageContents(studio.dataDir);
	const answerer = answerTruthfully(openTruth({ images, errorShare: 0.1, seed: "journey" }));
	const sees = await startInferenceServer({ dialect: "vllm", answerer, model: "tests/sees-7b", latencyMs: 400 });
	const thinks = await startInferenceServer({ dialect: "vllm", answerer, model: "deepseek-ai/DeepSeek-R1-Distill-Qwen-32B", template: "r1-distill" });
	const add = (name: string, url: string, role: string) =>
		runStudioCommand(studio.dataDir, ["servers", "add", name, "--url", url, "--role", role, "--in-flight", "2", "--price", "0.1/0.4"]);
	await add("sees", sees.url, "writer,vlm");
	const context = await browser.newContext({ baseURL: studio.url, storageState: studio.owner });
	const page = await context.newPage();

	await page.goto("/runs");
	await page.getByRole("link", { name: "New run" }).first().click();
	await choose(page, "Dataset", DATASET);
	await choose(page, "Recipe", /^lgt-stage1/);
	await expect(page.getByText("No server has the role Reasoner.")).toBeVisible();
	await expect(page.getByRole("button", { name: "Start the run" })).toBeDisabled();

	await add("thinks", thinks.url, "reasoner");
	await page.goto(`/runs/new?${new URLSearchParams({ dataset: DATASET })}`);
	await choose(page, "Recipe", /^lgt-stage1/);
	for (const role of ["Writer", "VLM"]) await choose(page, role, "sees");
	await choose(page, "Reasoner", "thinks");
	const estimate = page.getByRole("table", { name: "Estimate by stage" });
	await expect(estimate.getByRole("row", { name: /Grounded questions/ })).toContainText("6");
	await page.getByLabel("Images at most").fill("4");
	await expect(estimate.getByRole("row", { name: /Grounded questions/ })).toContainText("4");
	await page.getByRole("textbox", { name: "Name" }).fill("Drawn things");
	await page.getByRole("button", { name: "Start the run" }).press("Enter");

	await expect(page.getByRole("heading", { name: "Drawn things" })).toBeVisible();
	const head = page.getByRole("region", { name: "Run", exact: true });
	await expect(head.getByText("Running")).toBeVisible();
	await expect(page.getByRole("table", { name: "Servers of the run" }).getByRole("row", { name: /sees/ })).toBeVisible({ timeout: 20_000 });
	await head.getByRole("button", { name: "Pause" }).click();
	await expect(head.getByText("Paused")).toBeVisible();
	await expect(page.getByText("No call begins.")).toBeVisible();
	await expect.poll(() => sees.stats().inFlight + thinks.stats().inFlight).toBe(0);
	const asked = sees.calls().length;
	await page.waitForTimeout(2_000);
	expect(sees.calls().length).toBe(asked);

	sees.control({ latencyMs: 0 });
	await head.getByRole("button", { name: "Resume" }).click();
	await expect(head.getByText("Done")).toBeVisible({ timeout: 120_000 });
	await expect(head.getByText("resumed once, nothing repeated")).toBeVisible();
	const stages = page.getByRole("table", { name: "Stages" });
	await expect(stages.getByRole("row", { name: /Grounded questions/ })).toContainText("4 / 4");
	await stages.getByRole("button", { name: /Simple traces/ }).click();
	await expect(page.getByText("Right against the key")).toBeVisible();
	await expect(page.getByRole("button", { name: "Stop" })).toBeHidden();

	await page.getByRole("list", { name: "Newest results" }).getByRole("link").first().click();
	await expect(page).toHaveURL(/\/items\//);
	await page.goto("/runs");
	await expect(page.getByRole("row", { name: /Drawn things/ })).toContainText("100%");
	await context.close();
	await Promise.all([sees.stop(), thinks.stop()]);
	for (const name of ["sees", "thinks"]) await runStudioCommand(studio.dataDir, ["servers", "remove", name]);
});

/** A list that a page, still coming in, closes again under the pointer is opened again, as a person does. */
async function choose(page: Page, field: string, option: string | RegExp): Promise<void> {
	await expect(async () => {
		const listed = page.getByRole("option", { name: option });
		if (!(await listed.isVisible())) await page.getByRole("combobox", { name: field }).click({ timeout: 2_000 });
		await listed.click({ timeout: 2_000 });
		await expect(page.getByRole("combobox", { name: field })).toHaveText(option, { timeout: 2_000 });
	}).toPass({ timeout: 30_000 });
}
