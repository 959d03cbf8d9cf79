import { defineConfig, devices } from "@playwright/test";
import { findChromium } from "#e2e/fixtures/find-chromium.ts";

const chromium = findChromium(process.env.CHROMIUM_PATH);
const isRoot = process.getuid?.() === 0;

export default defineConfig({
	testDir: "e2e",
	testMatch: "*.spec.ts",
	outputDir: "test-results",
	globalSetup: "./e2e/fixtures/prepare-chromium.ts",
	workers: 1,
	timeout: 300_000,
	expect: { timeout: 10_000 },
	forbidOnly: Boolean(process.env.CI),
	reporter: [["list"], ["json", { outputFile: "test-results/journeys.json" }]],
	use: {
		...devices["Desktop Chrome"],
		viewport: { width: 1440, height: 900 },
		// What does not come is told with its place, long before the whole journey runs out of time.
		actionTimeout: 30_000,
		navigationTimeout: 60_000,
		trace: "retain-on-failure",
		launchOptions: {
			executablePath: chromium.executablePath,
			env: { ...process.env, ...chromium.env },
			args: [...(isRoot ? ["--no-sandbox"] : []), "--disable-dev-shm-usage", "--disable-gpu"],
		},
	},
});
