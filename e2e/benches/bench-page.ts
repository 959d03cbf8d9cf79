import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { userInfo } from "node:os";
import path from "node:path";
import { type Browser, chromium, type Page, type Route } from "@playwright/test";
import { findChromium } from "#e2e/fixtures/find-chromium.ts";
import prepareChromium from "#e2e/fixtures/prepare-chromium.ts";
import { childEnv, env } from "#lib/env.ts";

const ORIGIN = "http://bench.localhost";

/** The project's own modules as they are, and of its packages those that the canvas imports. */
const IMPORTS = {
	"#components/": "/components/",
	"#lib/": "/lib/",
	"#e2e/": "/e2e/",
	konva: "/node_modules/konva/lib/index.js",
	flatbush: "/node_modules/flatbush/index.js",
	flatqueue: "/node_modules/flatqueue/index.js",
	zod: "/node_modules/zod/index.js",
};

const PAGE = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script type="importmap">${JSON.stringify({ imports: IMPORTS })}</script>
<style>:root { --box-1: #ffc53d; --box-2: #4fd6ff } body { margin: 0; font-family: sans-serif } #canvas { position: relative; width: 1280px; height: 800px }</style>
<div id="canvas"></div>`;

/**
 * A page in a real browser that can import the project's modules, types stripped, without a build. It draws in software and waits for no screen:
 * a frame takes as long as its work does.
 */
export async function openBenchPage(): Promise<{ readonly page: Page; readonly close: () => Promise<void> }> {
	prepareChromium();
	const found = findChromium(env().CHROMIUM_PATH);
	const browser: Browser = await chromium.launch({
		executablePath: found.executablePath,
		env: childEnv(found.env),
		args: [
			...(userInfo().uid === 0 ? ["--no-sandbox"] : []),
			"--disable-dev-shm-usage",
			"--disable-gpu",
			"--disable-accelerated-2d-canvas",
			"--disable-frame-rate-limit",
			"--disable-gpu-vsync",
		],
	});
	const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
	await page.route(`${ORIGIN}/**`, serve);
	await page.goto(`${ORIGIN}/`);
	return { page, close: () => browser.close() };
}

async function serve(route: Route): Promise<void> {
	const { pathname } = new URL(route.request().url());
	if (pathname === "/") return route.fulfill({ contentType: "text/html", body: PAGE });
	const source = readFileSync(path.join(process.cwd(), pathname), "utf8");
	const body = pathname.endsWith(".ts") ? stripTypeScriptTypes(source) : source;
	return route.fulfill({ contentType: "text/javascript", body });
}
