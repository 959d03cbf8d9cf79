import type { Page } from "@playwright/test";
import { RUNS } from "#e2e/look/make-runs.ts";
import type { Scene } from "#e2e/look/scene.ts";

const press = (name: string) => async (page: Page) => {
	await page.getByRole("button", { name, exact: true }).click();
	await page.getByRole("dialog").waitFor();
};

async function seeEstimate(page: Page): Promise<void> {
	await page.getByRole("table", { name: "Estimate by stage" }).waitFor();
	await page.waitForTimeout(600);
}

async function chooseRecipe(page: Page, name: string): Promise<void> {
	await page.getByRole("combobox", { name: "Recipe" }).click();
	await page.getByRole("option", { name: new RegExp(`^${name}`) }).click();
	await seeEstimate(page);
}

/** With an owner and nothing else. */
export const EMPTY_RUN_SCENES: readonly Scene[] = [
	{ name: "runs-empty", path: "/runs", as: "owner" },
	{ name: "run-new-no-dataset", path: "/runs/new", as: "owner" },
];

export const RUN_SCENES: readonly Scene[] = [
	{ name: "run-running", path: `/runs/${RUNS.running}`, as: "owner", act: (page) => page.waitForTimeout(2_000) },
	{
		name: "run-running-stage",
		path: `/runs/${RUNS.running}`,
		as: "owner",
		act: async (page) => {
			await page.getByRole("button", { name: /Simple traces/ }).click();
			await page.getByText("Right against the key").waitFor();
		},
	},
	{ name: "run-reviewer", path: `/runs/${RUNS.running}`, as: "reviewer" },
	{ name: "run-limits", path: `/runs/${RUNS.running}`, as: "owner", act: press("Limits") },
	{ name: "run-stop", path: `/runs/${RUNS.running}`, as: "owner", act: press("Stop") },
	{ name: "run-done", path: `/runs/${RUNS.done}`, as: "owner" },
	{ name: "run-paused", path: `/runs/${RUNS.paused}`, as: "owner" },
	{ name: "run-failed", path: `/runs/${RUNS.failed}`, as: "owner" },
	{ name: "run-missing", path: "/runs/999", as: "owner", mayLog: /status of 404/ },
	{
		name: "run-unreachable",
		path: `/runs/${RUNS.done}`,
		as: "owner",
		mayLog: /status of 503/,
		act: async (page) => {
			await page.route("**/api/runs/*", (route) =>
				route.fulfill({
					status: 503,
					json: { error: { code: "unavailable", message: "The database does not answer. Try again in a moment.", details: null } },
				}),
			);
			await page.goto(`/runs/${RUNS.running}`);
			await page.getByText("The database does not answer").waitFor({ timeout: 15_000 });
		},
	},
	{ name: "runs", path: "/runs", as: "owner" },
	{
		name: "runs-ticked",
		path: "/runs",
		as: "owner",
		act: async (page) => {
			await page.getByRole("checkbox", { name: `Compare run ${RUNS.done}` }).click();
			await page.getByRole("checkbox", { name: `Compare run ${RUNS.other}` }).click();
			await page.getByRole("link", { name: /^Compare/ }).waitFor();
		},
	},
	{ name: "runs-reviewer", path: "/runs", as: "reviewer" },
	{ name: "runs-none", path: "/runs?dataset=crowd", as: "owner" },
	{ name: "run-compared", path: `/runs/compare?a=${RUNS.done}&b=${RUNS.other}`, as: "owner" },
	{ name: "run-new", path: "/runs/new?dataset=photos", as: "owner", act: (page) => chooseRecipe(page, "lgt-stage1") },
	{ name: "run-new-lacking", path: "/runs/new?dataset=photos", as: "owner", act: (page) => chooseRecipe(page, "lgt-full") },
	{
		name: "run-new-wrong",
		path: "/runs/new?dataset=photos",
		as: "owner",
		act: async (page) => {
			await chooseRecipe(page, "lgt-stage1");
			await page.getByRole("textbox", { name: "Name" }).fill("");
			await page.getByLabel("Calls").fill("0");
			await page.getByRole("button", { name: "Start the run" }).click();
			await page.getByText("Give the run a name").waitFor();
		},
	},
	{
		name: "run-new-servers",
		path: "/runs/new?dataset=photos",
		as: "owner",
		act: async (page) => {
			await chooseRecipe(page, "lgt-stage1");
			await page.getByRole("combobox", { name: "Writer" }).click();
			await page.getByRole("option").first().waitFor();
		},
	},
	{ name: "run-new-denied", path: "/runs/new", as: "reviewer" },
];
