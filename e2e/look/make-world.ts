import path from "node:path";
import type { Browser } from "@playwright/test";
import { runStudioCommand } from "#e2e/fixtures/run-studio-command.ts";
import type { Studio } from "#e2e/fixtures/start-studio.ts";
import { lacksTestData, testDataDir } from "#e2e/fixtures/test-data.ts";
import { drawCrowd } from "#e2e/look/draw-crowd.ts";
import { drawPhotos } from "#e2e/look/draw-photos.ts";
import type { Session } from "#e2e/look/make-people.ts";
import { AppError } from "#lib/errors.ts";

export const DATASET = "street scenes";
/** A picture with a thousand boxes. */
export const CROWD = "crowd";

/** Keys of a reviewer's first minute: accepted, rejected with a reason, deferred. */
const DECISIONS = ["a", "a", "x", "1", "a", "Space", "a", "x", "2", "a"];

/** Photos with questions, some decided on by hand, a snapshot, and another dataset with nothing in it. */
export async function makeWorld(browser: Browser, studio: Studio, owner: Session): Promise<string> {
	const isDrawn = lacksTestData("coco-ccby");
	const source = isDrawn ? await drawPhotos() : path.join(testDataDir(), "coco-ccby");
	const run = (...args: string[]) => mustRun(studio.dataDir, args);
	await run("import", "coco", "--images", path.join(source, "images"), "--instances", path.join(source, "instances.json"), "--dataset", DATASET);
	await run("write", "--dataset", DATASET, "--engine", "rules", "--seed", "7");
	await decide(browser, studio, owner);
	await run("snapshots", "publish", "--dataset", DATASET, "--note", "First decisions");
	const crowd = await drawCrowd();
	await run("import", "coco", "--images", path.join(crowd, "images"), "--instances", path.join(crowd, "instances.json"), "--dataset", CROWD);
	await run("write", "--dataset", CROWD, "--engine", "rules", "--seed", "7");
	return isDrawn ? "six drawn pictures, for want of coco-ccby" : "the photos of coco-ccby";
}

async function decide(browser: Browser, { url }: Studio, owner: Session): Promise<void> {
	const context = await browser.newContext({ baseURL: url, storageState: owner, viewport: { width: 1440, height: 900 } });
	const page = await context.newPage();
	await page.goto(`/review?${new URLSearchParams({ dataset: DATASET })}`);
	await page.getByRole("button", { name: /Accept/ }).waitFor();
	for (const key of DECISIONS) {
		await page.keyboard.press(key);
		await page.waitForTimeout(150);
	}
	await page.getByText("Saved").filter({ visible: true }).first().waitFor();
	await context.close();
}

async function mustRun(dataDir: string, args: readonly string[]): Promise<void> {
	const { exitCode, stderr } = await runStudioCommand(dataDir, args);
	if (exitCode !== 0) throw new AppError("internal", `studio ${args.join(" ")} ended with ${exitCode}: ${stderr}`);
}
