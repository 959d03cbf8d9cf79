import { userInfo } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import type { Bench, BenchContext, Measure } from "#e2e/benches/bench.ts";
import { toMeasure } from "#e2e/benches/compare.ts";
import { type PaintedPress, type WatchedItem, watchFrames } from "#e2e/benches/watch-frames.ts";
import { findChromium } from "#e2e/fixtures/find-chromium.ts";
import prepareChromium from "#e2e/fixtures/prepare-chromium.ts";
import { runStudioCommand } from "#e2e/fixtures/run-studio-command.ts";
import { type Studio, startStudio } from "#e2e/fixtures/start-studio.ts";
import { testDataDir } from "#e2e/fixtures/test-data.ts";
import { makeOwner } from "#e2e/look/make-people.ts";
import { childEnv, env } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";
import { createId } from "#lib/ids.ts";
import { itemPageSchema } from "#lib/review/list-schema.ts";
import { queuePageSchema } from "#lib/review/queue-schema.ts";

const DATASET = "frames";
const API_DELAY_MS = 200;
const FRAME_MS = 1_000 / 60;
const GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;
const ROUNDS = 4;
const DECISIONS_A_ROUND = 50;
const DECISION_MS = 1_000 / 3;
const MOVES_A_ROUND = 90;
const MOVE_MS = 1_000 / 30;
const VIEWS = 2_000;
const LIMIT_PHOTOS = 12;
const P95_FRAMES_MAX = 2;
/** The shown photo, those of the next four items, and the one before. */
const DECODED_MAX = 6;
const BAR = 1.5;
const HELD_BACK_BAR = 1.1;
const HEAP_BAR = 1.2;

/**
 * The built studio in a real browser, its API 200 ms late: how long from a key to the next item standing on the screen, photo, boxes and text,
 * beside a page of the same browser that holds decoded photos in memory and does nothing on a key but draw the next.
 */
export default { name: "frames", run: runFramesBench } satisfies Bench;

async function runFramesBench({ tell }: BenchContext): Promise<readonly Measure[]> {
	prepareChromium();
	const found = findChromium(env().CHROMIUM_PATH);
	const studio = await startStudio();
	const browser = await chromium.launch({
		executablePath: found.executablePath,
		env: childEnv(found.env),
		args: [...(userInfo().uid === 0 ? ["--no-sandbox"] : []), "--disable-dev-shm-usage", "--disable-gpu"],
	});
	try {
		await fillStudio(studio);
		const storageState = await makeOwner(browser, studio);
		const context = await browser.newContext({ baseURL: studio.url, storageState, viewport: { width: 1440, height: 900 } });
		await context.addInitScript(watchFrames);
		const items = await listItems(context);
		tell(`  ${items.length} questions`);
		const limit = await openLimit(context, items);
		await context.route("**/api/**", async (route) => {
			await delay(API_DELAY_MS);
			await route.continue().catch(() => undefined); // the page that asked is gone
		});
		return await measureAll({ context, limit, items, tell });
	} finally {
		await browser.close();
		await studio.stop();
	}
}

type World = { readonly context: BrowserContext; readonly limit: Page; readonly items: readonly WatchedItem[]; readonly tell: BenchContext["tell"] };

async function measureAll({ context, limit, items, tell }: World): Promise<readonly Measure[]> {
	const review = await openReview(context, items);
	const decisions = await measureKeys({ review, limit }, { presses: DECISIONS_A_ROUND, key: "a", everyMs: DECISION_MS });
	tell(`  decisions: ${inFrames(decisions.product)} against ${inFrames(decisions.limit)}`);
	await review.getByText("Saved", { exact: true }).waitFor();
	const decided = await countDecided(context);
	const moves = await measureKeys({ review, limit }, { presses: MOVES_A_ROUND, key: "j", everyMs: MOVE_MS });
	tell(`  J held: ${inFrames(moves.product)} against ${inFrames(moves.limit)}`);
	const heldBack = await review.evaluate(() => globalThis.frameWatch.heldBack);
	const heap = await measureHeap(review, tell);
	const { wrong, framesChecked, liveBitmaps } = await review.evaluate(() => globalThis.frameWatch);
	tell(`  ${framesChecked} frames checked, ${liveBitmaps} photos decoded at the end`);
	for (const line of new Set(wrong)) tell(`  WRONG ${line}`);
	return [
		...toMeasures("200 decisions at 3 a second", decisions),
		...toMeasures("J held at 30 Hz", moves),
		bound("frames: J held at 30 Hz, presses an item shown", "presses", {
			product: (ROUNDS * MOVES_A_ROUND) / (ROUNDS * MOVES_A_ROUND - heldBack),
			limit: 1,
			bar: HELD_BACK_BAR,
		}),
		count(`frames: of ${framesChecked} frames, those with boxes or a photo of another item`, wrong.length),
		bound("frames: keystrokes per decision", "keys", { product: (ROUNDS * DECISIONS_A_ROUND) / decided, limit: 1, bar: 1 }),
		bound(`frames: heap after ${VIEWS} more items to that after the first ones`, "MB", { ...heap, bar: HEAP_BAR }),
		bound("frames: photos kept decoded", "photos", { product: liveBitmaps, limit: DECODED_MAX, bar: 1 }),
	];
}

type Pages = { readonly review: Page; readonly limit: Page };
type Drive = { readonly key: string; readonly presses: number; readonly everyMs: number };
type Figures = { readonly product: readonly (readonly PaintedPress[])[]; readonly limit: readonly (readonly PaintedPress[])[] };

async function measureKeys({ review, limit }: Pages, drive: Drive): Promise<Figures> {
	const figures: { product: PaintedPress[][]; limit: PaintedPress[][] } = { product: [], limit: [] };
	for (let round = 0; round < ROUNDS; round += 1) {
		figures.product.push(await pressAll(review, drive));
		figures.limit.push(await pressAll(limit, drive));
	}
	return figures;
}

/** Presses keep their pace whatever the page does, as a hand or a held key does. */
async function pressAll(page: Page, { key, presses, everyMs }: Drive): Promise<PaintedPress[]> {
	await page.bringToFront();
	await delay(500);
	await page.evaluate(() => {
		globalThis.frameWatch.painted = [];
	});
	const begun = performance.now();
	let sent: Promise<void> = Promise.resolve();
	const isHeld = key === "j";
	for (let press = 0; press < presses; press += 1) {
		// Both paces are whole frames: without a share of one more, all presses of a round would meet the screen at the same moment of its frame.
		const due = begun + press * everyMs + ((press * GOLDEN_RATIO) % 1) * FRAME_MS;
		await delay(Math.max(0, due - performance.now()));
		// One after another: a key that goes down before it came up is a repeat.
		sent = sent.then(() => (isHeld ? page.keyboard.down(key) : page.keyboard.press(key)));
	}
	await sent;
	if (isHeld) await page.keyboard.up(key);
	await page.waitForFunction(() => globalThis.frameWatch.isSettled());
	return page.evaluate(() => globalThis.frameWatch.painted);
}

async function measureHeap(review: Page, tell: BenchContext["tell"]): Promise<{ readonly product: number; readonly limit: number }> {
	const before = await heapMegabytes(review);
	let views = 0;
	while (views < VIEWS) {
		const startAgain = review.getByRole("button", { name: "Start again with them" });
		if ((await review.locator("[data-question]").count()) === 0) {
			await startAgain.click();
			await review.locator("[data-question]").waitFor();
		}
		views += await holdUntilTheEnd(review, VIEWS - views);
		tell(`  ${views} items seen`);
	}
	return { product: await heapMegabytes(review), limit: before };
}

/** Goes from item to item until the queue has no more, and tells how many it saw. */
async function holdUntilTheEnd(review: Page, most: number): Promise<number> {
	let seen = 0;
	for (; seen < most && (await review.locator("[data-question]").count()) > 0; seen += 1) {
		await review.keyboard.press("j");
		await delay(MOVE_MS / 2);
	}
	return seen;
}

async function heapMegabytes(page: Page): Promise<number> {
	await page.evaluate(() => {
		globalThis.frameWatch.painted = [];
	});
	const session = await page.context().newCDPSession(page);
	await session.send("HeapProfiler.collectGarbage");
	const { usedSize } = await session.send("Runtime.getHeapUsage");
	await session.detach();
	return usedSize / 1e6;
}

async function fillStudio({ dataDir }: Studio): Promise<void> {
	const source = path.join(testDataDir(), "coco-ccby");
	for (const args of [
		["import", "coco", "--images", path.join(source, "images"), "--instances", path.join(source, "instances.json"), "--dataset", DATASET],
		["write", "--dataset", DATASET, "--engine", "rules", "--per-image", "12"],
	]) {
		const { exitCode, stderr } = await runStudioCommand(dataDir, args);
		if (exitCode !== 0) throw new AppError("internal", `studio ${args.join(" ")} ended with ${exitCode}: ${stderr}`);
	}
}

async function listItems({ request }: BrowserContext): Promise<readonly WatchedItem[]> {
	const dataset = await findDataset(request);
	const items: WatchedItem[] = [];
	let after: string | null = null;
	do {
		const query = new URLSearchParams({ dataset, limit: "50", ...(after ? { after } : {}) });
		const page = queuePageSchema.parse(await (await request.get(`/api/review/queue?${query}`)).json());
		const images = new Map(page.images.map((image) => [image.id, image]));
		for (const { id, imageId, content } of page.items) {
			const image = images.get(imageId);
			if (image) items.push({ id, stem: content.stem, sha256: image.pixels.sha256, width: image.pixels.width, boxes: image.regions.map(({ box }) => box) });
		}
		after = page.next;
	} while (after);
	return items;
}

/** The address of the review page names the dataset; its id stands in what the page asks for. */
async function findDataset(request: BrowserContext["request"]): Promise<string> {
	const html = await (await request.get(`/review?${new URLSearchParams({ dataset: DATASET })}`)).text();
	const id = /datasetId\\?":\\?"([0-9a-f-]{36})/.exec(html)?.[1];
	if (!id) throw new AppError("internal", "The review page names no dataset.");
	return id;
}

async function countDecided({ request }: BrowserContext): Promise<number> {
	const query = new URLSearchParams({ dataset: await findDataset(request), state: "accepted", limit: "200", nonce: createId() });
	return itemPageSchema.parse(await (await request.get(`/api/items?${query}`)).json()).items.length;
}

async function openReview(context: BrowserContext, items: readonly WatchedItem[]): Promise<Page> {
	const page = await context.newPage();
	await page.goto(`/review?${new URLSearchParams({ dataset: DATASET })}`);
	await page.getByRole("img", { name: /^Photo/ }).waitFor();
	await page.evaluate((known) => {
		globalThis.frameWatch.items = known;
	}, items);
	await page.waitForTimeout(3_000);
	return page;
}

/** The best that could be had: decoded photos in memory, and a key's handler that draws the next one where the studio shows its photo. */
async function openLimit(context: BrowserContext, items: readonly WatchedItem[]): Promise<Page> {
	const photos = [...new Set(items.map(({ sha256 }) => sha256))].slice(0, LIMIT_PHOTOS);
	const page = await context.newPage();
	await page.route("**/limit", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><canvas width=784 height=588></canvas>" }));
	await page.goto("/limit");
	await page.evaluate(async (hashes) => {
		const bitmaps = await Promise.all(hashes.map(async (hash) => createImageBitmap(await (await fetch(`/api/objects/${hash}`)).blob())));
		const canvas = document.querySelector("canvas");
		const ctx = canvas?.getContext("2d");
		let shown = 0;
		addEventListener("keydown", () => {
			shown = (shown + 1) % bitmaps.length;
			const bitmap = bitmaps[shown];
			if (!canvas || !ctx || !bitmap) return;
			const scale = Math.min(canvas.width / bitmap.width, canvas.height / bitmap.height);
			ctx.clearRect(0, 0, canvas.width, canvas.height);
			ctx.drawImage(bitmap, 0, 0, bitmap.width * scale, bitmap.height * scale);
		});
	}, photos);
	return page;
}

function toMeasures(what: string, { product, limit }: Figures): readonly Measure[] {
	const pairs = product.map((round, at) => ({ product: percentile95(round.map(({ ms }) => ms)), limit: percentile95((limit[at] ?? []).map(({ ms }) => ms)) }));
	const frames = percentile95(product.flat().map((press) => press.frames));
	return [
		toMeasure({ name: `frames: ${what}, keydown to painted, p95, to a page that only draws`, unit: "ms", bar: BAR }, pairs),
		bound(`frames: ${what}, p95 of frames from keydown to painted`, "frames", { product: frames, limit: P95_FRAMES_MAX, bar: 1 }),
	];
}

function bound(name: string, unit: string, { product, limit, bar }: { readonly product: number; readonly limit: number; readonly bar: number }): Measure {
	return { name, product, limit, unit, ratio: product / limit, bar, holds: product / limit <= bar };
}

/** What must not be there at all. */
function count(name: string, found: number): Measure {
	return { name, product: found, limit: 0, unit: "frames", ratio: found, bar: 0, holds: found === 0 };
}

function inFrames(rounds: readonly (readonly PaintedPress[])[]): string {
	const all = rounds.flat();
	const milliseconds = percentile95(all.map(({ ms }) => ms));
	const middle = all.map(({ ms }) => ms).toSorted((a, b) => a - b)[all.length >> 1] ?? Number.NaN;
	return `${all.length} presses, median ${middle.toFixed(1)} ms, p95 ${percentile95(all.map(({ frames }) => frames))} frames, ${milliseconds.toFixed(1)} ms (${(milliseconds / FRAME_MS).toFixed(2)} frames)`;
}

function percentile95(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN;
}
