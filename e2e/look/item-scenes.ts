import type { Page } from "@playwright/test";
import { DATASET } from "#e2e/look/make-world.ts";
import type { Scene } from "#e2e/look/scene.ts";

const path = `/items?${new URLSearchParams({ dataset: DATASET })}`;

async function choose(page: Page, count: number): Promise<void> {
	for (let at = 0; at < count; at += 1)
		await page
			.getByRole("checkbox", { name: /^Choose: / })
			.nth(at)
			.check();
}

async function openMany(page: Page, act: string): Promise<void> {
	await choose(page, 3);
	await page.getByRole("region", { name: "Chosen items" }).getByRole("button", { name: act }).click();
	await page.getByRole("dialog").getByRole("heading", { level: 3 }).waitFor();
}

/** The list with words looked for, rows chosen, and decisions on many. */
export const ITEM_SCENES: readonly Scene[] = [
	{ name: "items-words", path: `${path}&text=how+many&state=undecided`, as: "owner" },
	{ name: "items-words-none", path: `${path}&text=unheard-of`, as: "owner" },
	{ name: "items-chosen", path, as: "owner", act: (page) => choose(page, 3) },
	{
		name: "items-chosen-page",
		path,
		as: "owner",
		act: (page) => page.getByRole("checkbox", { name: "Choose all on this page" }).check(),
	},
	{ name: "items-many", path, as: "owner", act: (page) => openMany(page, "Reject") },
	{
		name: "items-many-loading",
		path,
		as: "owner",
		bend: (page) => page.route("**/api/items/decisions/preview", () => new Promise(() => undefined)),
		act: async (page) => {
			await choose(page, 2);
			await page.getByRole("region", { name: "Chosen items" }).getByRole("button", { name: "Accept" }).click();
			await page.getByRole("status", { name: "Looking at the items" }).waitFor();
			await page.waitForTimeout(400);
		},
	},
	{
		name: "items-many-refused",
		path,
		as: "owner",
		mayLog: /status of 413|status of 422|status of 429|status of 400/,
		bend: (page) =>
			page.route("**/api/items/decisions/preview", (route) =>
				route.fulfill({
					status: 413,
					json: { error: { code: "limit", message: "At most 5,000 items are decided on at once. More match: narrow the filters.", details: null } },
				}),
			),
		act: async (page) => {
			await choose(page, 2);
			await page.getByRole("region", { name: "Chosen items" }).getByRole("button", { name: "Defer" }).click();
			await page.getByRole("alert").getByText("narrow the filters").waitFor();
		},
	},
	{ name: "items-reviewer", path, as: "reviewer" },
	{
		name: "items-many-done",
		path: `${path}&state=deferred`,
		as: "owner",
		act: async (page) => {
			await page.getByRole("checkbox", { name: "Choose all on this page" }).check();
			await page.getByRole("region", { name: "Chosen items" }).getByRole("button", { name: "Reject" }).click();
			await page
				.getByRole("dialog")
				.getByRole("button", { name: /^Reject \d/ })
				.click();
			await page.getByRole("button", { name: /^Undo: / }).waitFor();
			await page.screenshot({ path: ".cache/look/items-many-done.png" });
			await page.keyboard.press("z");
			await page.getByText("as before").waitFor();
		},
	},
];
