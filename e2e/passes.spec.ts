import { type BrowserContext, expect, type Page } from "@playwright/test";
import { makeDataset } from "#e2e/fixtures/make-dataset.ts";
import { test } from "#e2e/fixtures/shared-studio.ts";
import { itemViewSchema, type ReviewItem } from "#lib/review/item-schema.ts";

const DATASET = "passes";

test.describe.configure({ mode: "serial" });

let context: BrowserContext;

test.beforeAll(async ({ browser, studio }) => {
	await makeDataset(studio.dataDir, DATASET, { writing: ["--per-image", "3"] });
	context = await browser.newContext({ baseURL: studio.url, storageState: studio.owner, viewport: { width: 1440, height: 900 } });
});

test.afterAll(() => context?.close());

test("a person audits a trace by single keys: a verdict on each step, behaviors on the step and on selected words, undone after a reload too", async () => {
	const page = await open(`/review?dataset=${DATASET}`);
	await page.getByRole("button", { name: "Trace audit" }).click();
	await expect(page).toHaveURL(/pass=audit/);
	const bar = page.getByRole("progressbar", { name: "Steps judged" });
	await expect(bar).toHaveAttribute("aria-valuenow", "0");
	const id = await shownQuestion(page);
	const steps = Number(await bar.getAttribute("aria-valuemax"));

	await page.keyboard.press("-");
	await expect(page.locator("[aria-current=step]")).toContainText((await page.locator("ol[aria-label=Steps] [data-at]").nth(1).textContent()) ?? "");
	await expect(page.getByText("First error")).toBeVisible();
	await page.keyboard.press("s");
	await expect(page.getByRole("button", { name: "Subgoal" })).toHaveAttribute("aria-pressed", "true");
	await page.evaluate(() => {
		const text = document.querySelector("[aria-current=step] [data-at]")?.lastChild;
		if (text) getSelection()?.setBaseAndExtent(text, 1, text, 4);
	});
	await page.keyboard.press("b");
	await expect(page.getByRole("button", { name: "Backtracking" })).toHaveAttribute("aria-pressed", "true");
	await page.keyboard.press("p");
	await page.keyboard.press("g");
	for (let step = 1; step < steps; step += 1) await page.keyboard.press("=");
	await expect(bar).toHaveAttribute("aria-valuenow", String(steps));
	await expect(page.getByText("Saved", { exact: true })).toBeVisible();
	const said = await itemOf(page, id);
	expect(said.judged.filter((one) => one.aspect === "step").map((one) => one.aspect === "step" && one.verdict)).toEqual([-1, ...Array(steps - 1).fill(1)]);
	const [whole, words] = said.judged.filter((one) => one.aspect === "span");
	if (whole?.aspect !== "span" || words?.aspect !== "span") throw new Error("two behaviors were said");
	expect([whole.behavior, words.behavior]).toEqual(["subgoal", "backtracking"]);
	expect(words.end - words.start).toBeLessThan(whole.end - whole.start);
	expect(said.outcome).toBe("undecided");

	await page.keyboard.press("z");
	await expect(bar).toHaveAttribute("aria-valuenow", String(steps - 1));
	await expect(page.getByText("Saved", { exact: true })).toBeVisible();
	await page.reload();
	await expect(page.getByRole("img", { name: /^Photo/ })).toBeVisible({ timeout: 30_000 });
	await expect(page.getByText("Saved", { exact: true })).toBeVisible();
	await page.keyboard.press("z");
	await expect.poll(() => shownQuestion(page)).toBe(id);
	await expect(bar).toHaveAttribute("aria-valuenow", String(steps - 2));
	await page.close();
});

test("the pass of the last visit is the one that the next begins with", async () => {
	const page = await open(`/review?dataset=${DATASET}`);
	await expect(page.getByRole("button", { name: "Trace audit" })).toHaveAttribute("aria-pressed", "true");
	await page.close();
});

test("a person compares two traces by one key, which is kept with the sides they stood on and can be taken back", async () => {
	const page = await open(`/review?dataset=${DATASET}&pass=preference`);
	const first = await shownQuestion(page);
	const before = await itemOf(page, first);
	expect(before.pairs.length).toBeGreaterThan(0);
	await page.keyboard.press("a"); // accepts nothing here
	await page.keyboard.press("2");
	await page.keyboard.press("k");
	await expect(page.getByRole("button", { name: "Right is better" })).toHaveAttribute("aria-pressed", "true");
	await page.keyboard.press("3");
	await expect(page.getByText("Saved", { exact: true })).toBeVisible();
	const said = await itemOf(page, first);
	const pair = before.pairs[0];
	const [preference, ...more] = said.judged.filter((judged) => judged.aspect === "preference");
	expect(more).toEqual([]);
	expect(preference).toMatchObject({ pair: { id: pair?.id, hash: pair?.hash }, choice: "tie" });
	if (!preference) throw new Error("a preference was said");
	expect([preference.left.id, preference.right.id].sort()).toEqual([pair?.chosen, pair?.rejected].sort());
	expect(said.outcome).toBe(before.outcome);
	await page.keyboard.press("z");
	await expect(page.getByRole("button", { name: "Right is better" })).toHaveAttribute("aria-pressed", "true");
	await page.keyboard.press("z");
	await expect(page.getByRole("button", { name: "Right is better" })).toHaveAttribute("aria-pressed", "false");
	await expect(page.getByText("Saved", { exact: true })).toBeVisible();
	expect((await itemOf(page, first)).judged).toEqual(before.judged);
	await page.close();
});

test("on a phone a swipe decides, a short one does nothing, scrolling stays scrolling, and the next item begins at its top", async ({ browser, studio }) => {
	const phone = await browser.newContext({ baseURL: studio.url, storageState: studio.owner, viewport: { width: 390, height: 844 }, hasTouch: true });
	const page = await phone.newPage();
	await page.goto(`/review?dataset=${DATASET}&pass=triage`);
	await expect(page.getByRole("img", { name: /^Photo/ })).toBeVisible({ timeout: 30_000 });
	await expect(page.getByText("Saved", { exact: true })).toBeVisible();
	const ids: string[] = [await shownQuestion(page)];
	await swipe(page, "[data-question]", { dx: 60, dy: 0 });
	await swipe(page, "[data-question]", { dx: 150, dy: 200 });
	expect(await shownQuestion(page)).toBe(ids[0]);
	const photoTop = async () => (await page.getByRole("img", { name: /^Photo/ }).boundingBox())?.y;
	const top = (await photoTop()) ?? Number.NaN;
	await page.locator("[data-question]").hover();
	await page.mouse.wheel(0, 100);
	await expect.poll(photoTop).toBeLessThan(top);
	await swipe(page, "[data-question]", { dx: 150, dy: 5 });
	await expect.poll(() => shownQuestion(page)).not.toBe(ids[0]);
	await expect.poll(photoTop).toBe(top);
	ids.push(await shownQuestion(page));
	await swipe(page, "[aria-label=Decision]", { dx: 0, dy: -150 });
	await expect.poll(() => shownQuestion(page)).not.toBe(ids[1]);
	await swipe(page, "[data-question]", { dx: -150, dy: 5 });
	ids.push(await shownQuestion(page));
	await page.getByRole("group", { name: "Reason of the rejection" }).getByRole("button", { name: "Ambiguous", exact: true }).tap();
	await expect.poll(() => shownQuestion(page)).not.toBe(ids[2]);
	await expect(page.getByText("Saved", { exact: true })).toBeVisible();
	expect(await Promise.all(ids.map(async (id) => (await itemOf(page, id)).outcome))).toEqual(["accepted", "deferred", "rejected"]);
	await phone.close();
});

async function open(address: string): Promise<Page> {
	const page = await context.newPage();
	await page.goto(address);
	await expect(page.getByRole("img", { name: /^Photo/ })).toBeVisible({ timeout: 30_000 });
	await expect(page.getByText("Saved", { exact: true })).toBeVisible();
	return page;
}

async function shownQuestion(page: Page): Promise<string> {
	return (await page.locator("[data-question]").getAttribute("data-question")) ?? "";
}

async function itemOf(page: Page, id: string): Promise<ReviewItem> {
	return itemViewSchema.parse(await (await page.request.get(`/api/review/items/${id}`)).json()).item;
}

/** A finger put down in the middle of the place, drawn, and let go. */
async function swipe(page: Page, place: string, by: { readonly dx: number; readonly dy: number }): Promise<void> {
	const box = await page.locator(place).boundingBox();
	if (!box) throw new Error(`${place} is not in sight`);
	const client = await page.context().newCDPSession(page);
	const start = { x: box.x + box.width / 2, y: box.y + Math.min(box.height / 2, 40) };
	await client.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [start] });
	for (const share of [0.2, 0.5, 0.8, 1]) {
		await client.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: [{ x: start.x + by.dx * share, y: start.y + by.dy * share }] });
	}
	await client.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
	await client.detach();
}
