import path from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { type Scene, SIZES, type Sitting } from "#e2e/look/scene.ts";

const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

type Seat = { readonly browser: Browser; readonly url: string; readonly folder: string; readonly session: BrowserContextOptions["storageState"] };

/** Photographs a scene and tells what is wrong with it: errors in the console, content wider than its place, findings of axe. */
export async function lookAtScene({ browser, url, folder, session }: Seat, scene: Scene, sitting: Sitting): Promise<readonly string[]> {
	const context = await browser.newContext({
		baseURL: url,
		viewport: SIZES[sitting.size],
		colorScheme: sitting.theme,
		reducedMotion: "reduce",
		hasTouch: sitting.size === "phone",
		...(session ? { storageState: session } : {}),
	});
	const page = await context.newPage();
	const said = listen(page, scene.mayLog);
	try {
		await scene.bend?.(page);
		await page.goto(scene.path, { waitUntil: "load" });
		await settle(page);
		await scene.act?.(page);
		await settle(page);
		await page.screenshot({ path: path.join(folder, `${scene.name}-${sitting.theme}-${sitting.size}.png`) });
		return [...said, ...(await findOverflow(page)), ...(await askAxe(page))];
	} catch (error) {
		await page.screenshot({ path: path.join(folder, `${scene.name}-${sitting.theme}-${sitting.size}-failed.png`) });
		return [...said, `could not be looked at: ${error instanceof Error ? error.message.split("\n")[0] : error}`];
	} finally {
		await context.close();
	}
}

function listen(page: Page, mayLog: RegExp | undefined): readonly string[] {
	const said: string[] = [];
	const hear = (line: string) => {
		if (!mayLog?.test(line)) said.push(line);
	};
	page.on("console", (message) => {
		if (message.type() === "error" || message.type() === "warning") hear(`console ${message.type()}: ${message.text()} ${message.location().url}`);
	});
	page.on("pageerror", (error) => hear(`uncaught: ${error.message}`));
	return said;
}

/** The stream of jobs stays open, so that the network is never idle where it is listened to. */
const QUIET_MILLISECONDS = 1_000;

/** Fonts drawn, pictures in sight decoded, nothing moving, and the page answers to keys. */
async function settle(page: Page): Promise<void> {
	await page.waitForLoadState("networkidle", { timeout: QUIET_MILLISECONDS }).catch(() => undefined);
	await page.evaluate(async () => {
		await document.fonts.ready;
		const inSight = [...document.images].filter((image) => image.getBoundingClientRect().top < innerHeight && image.src !== "");
		await Promise.all(inSight.map((image) => image.decode().catch(() => undefined)));
	});
	await page.waitForTimeout(350);
}

async function findOverflow(page: Page): Promise<readonly string[]> {
	return page.evaluate(() =>
		[document.documentElement, ...document.querySelectorAll("main, main > *, header, section, [role=dialog]")]
			.filter((place) => place.scrollWidth > place.clientWidth + 1 && (place === document.documentElement || getComputedStyle(place).overflowX !== "visible"))
			.map(
				(place) =>
					`overflow: <${place.tagName.toLowerCase()} ${place.getAttribute("aria-label") ?? place.id}> is ${place.scrollWidth} px wide in ${place.clientWidth} px`,
			),
	);
}

async function askAxe(page: Page): Promise<readonly string[]> {
	const { violations } = await new AxeBuilder({ page }).withTags(STANDARDS).analyze();
	return violations.flatMap(({ id, help, nodes }) =>
		nodes.slice(0, 3).map((node) => `axe ${id}: ${help}: ${node.html.slice(0, 160)} ${node.any[0]?.message ?? ""}`),
	);
}
