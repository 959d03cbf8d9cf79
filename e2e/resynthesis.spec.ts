import { type BrowserContext, expect, type Page } from "@playwright/test";
import { goToGrounded } from "#e2e/fixtures/go-to-grounded.ts";
import { makeDataset } from "#e2e/fixtures/make-dataset.ts";
import { runStudioCommand } from "#e2e/fixtures/run-studio-command.ts";
import { test } from "#e2e/fixtures/shared-studio.ts";
import type { Answerer } from "#e2e/inference-server/asked.ts";
import answerProbe from "#e2e/inference-server/probe-answerer.ts";
import { type InferenceServer, startInferenceServer } from "#e2e/inference-server/start-inference-server.ts";

const DATASET = "made anew";
const STEM = "Which of these would you say is to be seen in this picture, all in all?";
const THOUGHT = "I look at the whole picture first. Then I look at each thing that the question names. One of them is there.";
/** What came just now nobody can have looked at, and no key takes it. */
const LOOKED_MS = 600;

const answer: Answerer = (asked) => {
	const said = asked.messages.map(({ content }) => content).join("\n");
	if (said.includes("The old question:"))
		return JSON.stringify({ stem: STEM, options: ["Something", "Nothing", "A few things", "All of it"], key: "A", evidence: ["r1"] });
	return said.includes("<think>") ? `<think>\n${THOUGHT}\n</think>\n\n<answer> A </answer>` : answerProbe(asked);
};

test.describe.configure({ mode: "serial" });

let context: BrowserContext;
let inference: InferenceServer;

test.beforeAll(async ({ browser, studio }) => {
	await makeDataset(studio.dataDir, DATASET, { writing: ["--per-image", "3"] });
	inference = await startInferenceServer({ dialect: "vllm", answerer: answer, model: "tests/writes-7b", hasReasoningParser: false, enforcesSchema: false });
	const added = await runStudioCommand(studio.dataDir, ["servers", "add", "maker", "--url", inference.url, "--role", "writer,vlm"]);
	expect(added).toMatchObject({ exitCode: 0 });
	context = await browser.newContext({ baseURL: studio.url, storageState: studio.owner, viewport: { width: 1440, height: 900 } });
});

test.afterAll(async ({ studio }) => {
	await context?.close();
	await inference?.stop();
	await runStudioCommand(studio.dataDir, ["servers", "remove", "maker"]);
});

test("a question is made anew by the rules, compared, taken by one key, and given back by another", async () => {
	const page = await open();
	await goToGrounded(page);
	const stem = await stemOf(page);
	await page.keyboard.press("r");
	const panel = page.getByRole("region", { name: "Make the question anew" });
	await expect(panel.getByRole("combobox", { name: "Made by" })).toContainText("Rules");
	// What decides does not reach the item below.
	await page.keyboard.press("x");
	await expect(page.getByText("Something is being made anew here.")).toBeVisible();
	await expect(page.getByRole("group", { name: "Reason of the rejection" })).toBeHidden();
	await page.keyboard.press("Enter");
	const fresh = panel.getByRole("region", { name: "New", exact: true });
	await expect(fresh).toBeVisible();
	await expect(panel.getByRole("list", { name: "Checks of the new one" })).toContainText("key recomputed");
	await expect(panel.getByRole("region", { name: "Old", exact: true })).toContainText(stem);
	const plain = fresh.getByRole("button", { name: "Plain" });
	const was = await plain.getAttribute("aria-pressed");
	await page.keyboard.press("Tab");
	await expect(plain).not.toHaveAttribute("aria-pressed", was ?? "");
	await plain.click();
	const words = (await fresh.locator("p").textContent()) ?? "";
	await page.waitForTimeout(LOOKED_MS);
	await page.keyboard.press("a");
	await expect(panel).toBeHidden();
	expect(words).toContain(await stemOf(page));
	await saved(page);
	await expect(page.getByText("Stale: the question changed")).toBeVisible();
	await page.keyboard.press("z");
	await expect.poll(() => stemOf(page)).toBe(stem);
	await saved(page);
	await expect(page.getByText("Stale: the question changed")).toBeHidden();
	await page.close();
});

test("a server's words stream, the person goes on and is told, also after a reload, and keeps the old one", async () => {
	inference.control({ latencyMs: 15_000 });
	const page = await open();
	const stem = await stemOf(page);
	await page.keyboard.press("r");
	await choose(page, "maker");
	await page.getByLabel(/What should be different/).fill("Ask for all of it.");
	await page.keyboard.press("Enter");
	await expect(page.getByText("maker writes")).toBeVisible();
	await expect(page.getByText(STEM.slice(0, 20))).toBeVisible();
	await page.keyboard.press("j");
	await expect.poll(() => stemOf(page)).not.toBe(stem);
	const notice = page.getByText("A new question is ready.");
	await expect(notice).toBeVisible({ timeout: 30_000 });
	await page.reload();
	await expect(page.getByRole("img", { name: /^Photo/ })).toBeVisible();
	await page.keyboard.press("j");
	await expect(notice).toBeVisible({ timeout: 30_000 });
	await page.keyboard.press("Enter");
	await expect(page.getByRole("region", { name: "New", exact: true })).toContainText(STEM);
	await expect(page.getByRole("region", { name: "Old", exact: true })).toContainText(stem);
	await page.waitForTimeout(LOOKED_MS);
	await page.keyboard.press("Escape");
	await expect.poll(() => stemOf(page)).toBe(stem);
	await expect(notice).toBeHidden();
	inference.control({ latencyMs: 0 });
	await page.close();
});

test("two tabs see the same, and what one takes is gone from the other", async () => {
	const [page, other] = [await open(), await open()];
	// An expanded one is made by a reasoner, which is not there.
	const simple = page.getByRole("group", { name: "Trace shown" }).getByRole("button", { name: /^Simple/ });
	if (await simple.isVisible()) await simple.click();
	await page.getByRole("button", { name: "Make the trace anew" }).click();
	await choose(page, "maker");
	await page.getByRole("button", { name: /^Ask( Enter)?$/ }).click();
	const fresh = page.getByRole("region", { name: "New", exact: true });
	await fresh.getByRole("button", { name: "Plain" }).click();
	await expect(fresh).toContainText(THOUGHT);
	await expect(other.getByRole("button", { name: "New trace ready" })).toBeVisible();
	await page.getByRole("button", { name: "Take" }).click({ delay: LOOKED_MS });
	await expect(page.getByRole("list", { name: "Steps" })).toContainText("One of them is there.");
	await expect(other.getByRole("button", { name: "New trace ready" })).toBeHidden();
	await saved(page);
	await page.close();
	await other.close();
});

test("a server that talks nonsense, or is gone, says so in a sentence, and the question is as it was", async () => {
	inference.control({ next: ["broken-json", "broken-json"] });
	const page = await open();
	const stem = await stemOf(page);
	await page.getByRole("button", { name: "Make the question anew" }).click();
	await choose(page, "maker");
	await page.getByLabel(/What should be different/).fill("Be short.");
	await page.keyboard.press("Enter");
	const alert = page.getByRole("alert").filter({ hasText: "maker" });
	await expect(alert).toContainText("maker gave no question that can be used, twice: it is not the JSON that was asked for.");
	await inference.stop();
	await page.getByRole("button", { name: "Again" }).click();
	await expect(alert).toContainText("maker cannot answer:", { timeout: 60_000 });
	await page.waitForTimeout(LOOKED_MS);
	await page.keyboard.press("Escape");
	await expect(alert).toBeHidden();
	expect(await stemOf(page)).toBe(stem);
	await page.close();
});

async function open(): Promise<Page> {
	const page = await context.newPage();
	await page.goto(`/review?${new URLSearchParams({ dataset: DATASET })}`);
	await page.getByRole("img", { name: /^Photo/ }).waitFor();
	return page;
}

async function stemOf(page: Page): Promise<string> {
	return (await page.getByRole("region", { name: "Question" }).getByRole("heading").textContent()) ?? "";
}

async function choose(page: Page, engine: string): Promise<void> {
	await page.getByRole("combobox", { name: "Made by" }).click();
	await page.getByRole("option", { name: new RegExp(engine) }).click();
}

async function saved(page: Page): Promise<void> {
	await page.getByText("Saved").filter({ visible: true }).first().waitFor();
}
