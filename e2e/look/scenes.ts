import type { Page } from "@playwright/test";
import { ITEM_SCENES } from "#e2e/look/item-scenes.ts";
import { DATASET } from "#e2e/look/make-world.ts";
import { pressInReview } from "#e2e/look/press-in-review.ts";
import type { Scene } from "#e2e/look/scene.ts";

const dataset = new URLSearchParams({ dataset: DATASET }).toString();
const press =
	(...keys: readonly string[]) =>
	async (page: Page) => {
		for (const key of keys) await page.keyboard.press(key);
	};

/** Answers the list's next request otherwise than the studio would. */
const answerItems = (status: number, code: string, message: string) => (page: Page) =>
	page.route("**/api/items?*", (route) => route.fulfill({ status, json: { error: { code, message, details: null } } }));

async function chooseState(page: Page, shown: string): Promise<void> {
	const filter = page.getByRole("button", { name: "Filter", exact: true });
	if (await filter.isVisible()) await filter.click();
	await page
		.getByRole("checkbox", { name: /Accepted/ })
		.first()
		.click();
	await page.keyboard.press("Escape");
	await page.getByText(shown).waitFor();
}

/** The page of keys lists the rooms that the browser has been in. */
async function meetKeys(page: Page): Promise<void> {
	await page.goto(`/review?${dataset}`);
	await page.getByRole("img", { name: /^Photo/ }).waitFor();
}

/** Before the studio has an owner. */
export const NEW_SCENES: readonly Scene[] = [
	{ name: "setup", path: "/", as: "nobody" },
	{ name: "setup-mistakes", path: "/setup", as: "nobody", act: (page) => page.locator("form button[type=submit]").click() },
];

/** With an owner, and nothing else. */
export const EMPTY_SCENES: readonly Scene[] = [
	{ name: "sign-in", path: "/items", as: "nobody" },
	{
		name: "sign-in-refused",
		path: "/sign-in",
		as: "nobody",
		mayLog: /status of 401/,
		act: async (page) => {
			await page.getByLabel("E-mail address").fill("nobody@example.com");
			await page.getByLabel("Password").fill("not the right password");
			await page.locator("form button[type=submit]").click();
			await page.getByText("do not belong together").waitFor();
		},
	},
	{ name: "datasets-empty", path: "/datasets", as: "owner" },
	{ name: "settings-empty", path: "/settings", as: "owner" },
	{ name: "datasets-new", path: "/datasets?new=1", as: "owner" },
	{
		name: "datasets-new-refused",
		path: "/datasets?new=1",
		as: "owner",
		act: async (page) => {
			await page.getByLabel("Name").fill("../etc");
			await page.getByRole("button", { name: "Create", exact: true }).click();
			await page.getByText(/is no name/).waitFor();
		},
	},
	{ name: "items-empty", path: "/items", as: "owner" },
	{ name: "review-empty", path: "/review", as: "owner" },
	{ name: "snapshots-empty", path: "/snapshots", as: "owner" },
];

/** With photos, questions, decisions and a snapshot. */
export const FULL_SCENES: readonly Scene[] = [
	{ name: "datasets", path: "/datasets", as: "owner" },
	{ name: "datasets-reviewer", path: "/datasets", as: "reviewer" },
	{ name: "dataset", path: `/datasets/${encodeURIComponent(DATASET)}`, as: "owner" },
	{ name: "dataset-reviewer", path: `/datasets/${encodeURIComponent(DATASET)}`, as: "reviewer" },
	{ name: "dataset-missing", path: "/datasets/nowhere", as: "owner", mayLog: /status of 404/ },
	{ name: "items", path: `/items?${dataset}`, as: "owner" },
	{ name: "items-row", path: `/items?${dataset}`, as: "owner", isWide: true, act: press("j", "j", "j") },
	{ name: "items-filtered", path: `/items?${dataset}&state=accepted,rejected&stage=grounded`, as: "owner" },
	{ name: "items-none", path: `/items?${dataset}&stage=grounded&type=chain`, as: "owner" },
	{ name: "items-transition", path: `/items?${dataset}&transition=XO,OX`, as: "owner" },
	{
		name: "items-error",
		path: `/items?${dataset}`,
		as: "owner",
		mayLog: /status of 503/,
		bend: answerItems(503, "unavailable", "The database does not answer. Try again in a moment."),
		act: (page) => chooseState(page, "The items did not come"),
	},
	{
		name: "items-denied",
		path: `/items?${dataset}`,
		as: "reviewer",
		mayLog: /status of 403/,
		bend: answerItems(403, "forbidden", "This needs the role owner or lead; yours is reviewer. The studio's owner can change it."),
		act: (page) => chooseState(page, "You have no access here"),
	},
	...ITEM_SCENES,
	{ name: "items-damaged", path: `/items?${dataset}&cursor=nonsense`, as: "owner", mayLog: /status of 400/ },
	{ name: "items-keys", path: `/items?${dataset}`, as: "owner", isWide: true, act: press("?") },
	{
		name: "items-menu",
		path: `/items?${dataset}`,
		as: "owner",
		isWide: true,
		act: (page) => page.getByRole("button", { name: /theme and sign out/ }).click(),
	},
	{ name: "items-dataset", path: `/items?${dataset}`, as: "owner", act: (page) => page.getByRole("combobox", { name: "Dataset" }).click() },
	{
		name: "items-loading",
		path: "/datasets",
		as: "owner",
		isWide: true,
		act: async (page) => {
			await page.route(/\/items(\?|$)/, () => new Promise(() => undefined));
			await page.getByRole("link", { name: "Items", exact: true }).click();
			await page.getByRole("status", { name: "Loading items" }).waitFor();
			await page.waitForTimeout(400);
		},
	},
	{ name: "review", path: `/review?${dataset}`, as: "owner", act: (page) => page.waitForTimeout(1_500) },
	{ name: "review-reject", path: `/review?${dataset}`, as: "owner", act: pressInReview("x") },
	{ name: "review-fault", path: `/review?${dataset}`, as: "owner", act: pressInReview("x", "d", "2") },
	{ name: "review-edit", path: `/review?${dataset}`, as: "owner", act: pressInReview("e") },
	{ name: "review-step", path: `/review?${dataset}`, as: "owner", isWide: true, act: pressInReview("n", "n", "n") },
	{
		name: "review-unsent",
		path: `/review?${dataset}`,
		as: "owner",
		mayLog: /status of 503/,
		bend: (page) =>
			page.route("**/api/review/decisions", (route) =>
				route.fulfill({
					status: 503,
					json: { error: { code: "unavailable", message: "The database does not answer. Try again in a moment.", details: null } },
				}),
			),
		act: async (page) => {
			await page.getByRole("img", { name: /^Photo/ }).waitFor();
			await page.keyboard.press("a");
			await page.getByText(/not sent, kept here|1 unsaved/).waitFor();
		},
	},
	{
		name: "review-refused",
		path: `/review?${dataset}`,
		as: "owner",
		bend: (page) =>
			page.route("**/api/review/decisions", (route) => {
				const [act] = route.request().postDataJSON().acts;
				const refused = { kind: "refused", commandId: act.commandId, questionId: act.question.id, code: "not_found", message: "It was removed." };
				return route.fulfill({ json: { answers: [refused], progress: {} } });
			}),
		act: async (page) => {
			await page.getByRole("img", { name: /^Photo/ }).waitFor();
			await page.keyboard.press("a");
			await page.getByText("is not recorded").waitFor();
		},
	},
	{ name: "review-end", path: `/review?${dataset}&state=rejected`, as: "owner", act: pressInReview("j", "j", "j", "j", "j", "j", "j", "j") },
	{ name: "review-keys", path: `/review?${dataset}`, as: "owner", isWide: true, act: pressInReview("?") },
	{ name: "snapshots", path: `/snapshots?${dataset}`, as: "owner" },
	{ name: "snapshots-reviewer", path: `/snapshots?${dataset}`, as: "reviewer" },
	{ name: "snapshots-missing", path: `/snapshots?${dataset}&snapshot=99`, as: "owner" },
	{
		name: "snapshots-publish",
		path: `/snapshots?${dataset}`,
		as: "owner",
		act: (page) => page.getByRole("button", { name: /^Publish v/ }).click(),
	},
	{
		name: "snapshots-restore",
		path: `/snapshots?${dataset}`,
		as: "owner",
		act: (page) => page.getByRole("button", { name: /^Restore v/ }).click(),
	},
	{
		name: "snapshots-publish-refused",
		path: `/snapshots?${dataset}`,
		as: "owner",
		mayLog: /ERR_FAILED|Failed to fetch/,
		bend: (page) => page.route("**/snapshots?*", (route) => (route.request().method() === "POST" ? route.abort() : route.continue())),
		act: async (page) => {
			await page.getByRole("button", { name: /^Publish v/ }).click();
			await page.getByLabel("Note").fill("Second decisions");
			await page.getByRole("button", { name: "Publish", exact: true }).click();
			await page.getByText("The studio does not answer.").waitFor();
		},
	},
	{
		name: "snapshots-exported",
		path: `/snapshots?${dataset}`,
		as: "owner",
		act: async (page) => {
			for (const accept of await page.getByRole("switch", { checked: false }).all()) await accept.click();
			await page.getByRole("button", { name: /^Export for/ }).click();
			const download = page.getByRole("link", { name: "Download" }).first();
			await download.waitFor();
			await download.scrollIntoViewIfNeeded();
		},
	},
	{
		name: "snapshots-export-error",
		path: `/snapshots?${dataset}`,
		as: "owner",
		mayLog: /status of 503/,
		bend: (page) =>
			page.route("**/api/exports/preview?*", (route) =>
				route.fulfill({
					status: 503,
					json: { error: { code: "unavailable", message: "The database does not answer. Try again in a moment.", details: null } },
				}),
			),
		act: (page) => page.getByText("could not be looked at").waitFor({ timeout: 15_000 }),
	},
	{
		name: "snapshots-loading",
		path: "/datasets",
		as: "owner",
		isWide: true,
		bend: (page) =>
			page.route(/\/snapshots(\?|$)/, async (route) => {
				// What is asked for ahead of the click is what is shown meanwhile.
				if ("next-router-prefetch" in (await route.request().allHeaders())) await route.continue();
			}),
		act: async (page) => {
			await page.getByRole("link", { name: "Snapshots", exact: true }).click();
			await page.getByRole("status", { name: "Loading snapshots" }).waitFor();
			await page.waitForTimeout(400);
		},
	},
	{ name: "settings", path: "/settings", as: "owner" },
	{ name: "settings-reviewer", path: "/settings", as: "reviewer" },
	{ name: "settings-keys", path: "/settings/keys", as: "owner", bend: meetKeys },
	{
		name: "settings-keys-asking",
		path: "/settings/keys",
		as: "owner",
		bend: meetKeys,
		act: (page) => page.getByRole("button", { name: "Change the key of: Accept" }).click(),
	},
	{
		name: "settings-keys-taken",
		path: "/settings/keys",
		as: "owner",
		bend: meetKeys,
		act: async (page) => {
			await page.getByRole("button", { name: "Change the key of: Accept" }).click();
			await page.keyboard.press("z");
			await page.getByText("Z is taken").waitFor();
		},
	},
	{
		name: "unsent",
		path: `/review?${dataset}`,
		as: "owner",
		isWide: true,
		mayLog: /ERR_FAILED|Failed to load resource/,
		bend: (page) => page.route("**/api/review/decisions", (route) => route.abort()),
		act: async (page) => {
			await page.keyboard.press("Space");
			await page.getByRole("link", { name: "Datasets", exact: true }).click();
			await page.getByText("1 decision not sent, kept here").waitFor();
		},
	},
	{ name: "not-found", path: "/nowhere", as: "owner", mayLog: /status of 404/ },
	{
		name: "rooms",
		path: "/datasets",
		as: "owner",
		act: async (page) => {
			const rooms = page.getByRole("button", { name: "Rooms" });
			if (await rooms.isVisible()) await rooms.click();
		},
	},
];
