import type { Page } from "@playwright/test";
import { goToGrounded } from "#e2e/fixtures/go-to-grounded.ts";
import { DATASET } from "#e2e/look/make-world.ts";
import type { Scene } from "#e2e/look/scene.ts";

const PATH = `/review?${new URLSearchParams({ dataset: DATASET })}`;

async function begin(page: Page, part: "question" | "trace" = "question"): Promise<void> {
	await page.getByRole("img", { name: /^Photo/ }).waitFor();
	await goToGrounded(page);
	await letGo(page);
	await page.getByRole("button", { name: `Make the ${part} anew` }).click();
	await page.getByRole("combobox", { name: "Made by" }).waitFor();
}

/** What an earlier sitting left is kept. */
async function letGo(page: Page): Promise<void> {
	const chip = page.getByRole("button", { name: /^New (question|trace) (ready|failed|on its way)$/ });
	await page.waitForTimeout(500);
	if (!(await chip.isVisible())) return;
	await chip.click();
	await page
		.getByRole("button", { name: /Keep the old|Cancel|Close/ })
		.first()
		.click();
	await chip.waitFor({ state: "hidden" });
}

async function choose(page: Page, engine: string): Promise<void> {
	await page.getByRole("combobox", { name: "Made by" }).click();
	await page.getByRole("option", { name: new RegExp(engine) }).click();
}

async function ask(page: Page): Promise<void> {
	await page.getByRole("button", { name: /^Ask( Enter)?$/ }).click();
}

async function askServer(page: Page, engine: string, wish: string): Promise<void> {
	await begin(page);
	await choose(page, engine);
	await page.getByLabel(/What should be different/).fill(wish);
	await ask(page);
}

export const CANDIDATE_SCENES: readonly Scene[] = [
	{
		name: "candidate-form",
		path: PATH,
		as: "owner",
		act: async (page) => {
			await begin(page);
			await choose(page, "writer-1");
			await page.getByLabel(/What should be different/).fill("Ask about the thing on the left, in one short sentence.");
		},
	},
	{
		name: "candidate-streaming",
		path: PATH,
		as: "owner",
		act: async (page) => {
			await askServer(page, "writer-1", "Ask about the thing on the left, in one short sentence.");
			await page.getByText("Which of the things").waitFor();
			await page.waitForTimeout(1_500);
		},
	},
	{
		name: "candidate-compared",
		path: PATH,
		as: "owner",
		act: async (page) => {
			await begin(page);
			await choose(page, "Rules");
			await ask(page);
			await page.getByRole("region", { name: "New", exact: true }).waitFor();
		},
	},
	{
		name: "candidate-compared-trace",
		path: PATH,
		as: "owner",
		act: async (page) => {
			await begin(page, "trace");
			await choose(page, "Rules");
			await ask(page);
			await page
				.getByRole("region", { name: "New", exact: true })
				.or(page.getByRole("alert").filter({ hasText: "rules" }))
				.waitFor();
		},
	},
	{
		name: "candidate-failed",
		path: PATH,
		as: "owner",
		act: async (page) => {
			await askServer(page, "writer-2", "Shorter.");
			await page.getByRole("alert").filter({ hasText: "writer-2" }).waitFor();
		},
	},
	{
		name: "candidate-ready",
		path: PATH,
		as: "owner",
		act: async (page) => {
			await begin(page);
			await choose(page, "Rules");
			await ask(page);
			await page.getByRole("region", { name: "New", exact: true }).waitFor();
			await page.keyboard.press("j");
			await page.getByText("A new question is ready.").waitFor();
		},
	},
];
