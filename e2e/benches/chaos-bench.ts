import { userInfo } from "node:os";
import { chromium } from "@playwright/test";
import type { Bench, BenchContext, Measure } from "#e2e/benches/bench.ts";
import { type ChaosReport, runChaos } from "#e2e/chaos/run-chaos.ts";
import { findChromium } from "#e2e/fixtures/find-chromium.ts";
import prepareChromium from "#e2e/fixtures/prepare-chromium.ts";
import { childEnv, env } from "#lib/env.ts";

const DECISIONS = 2_000;
const KILLS = { tab: 20, browser: 12, studio: 6, postgres: 10 };

/** The whole of chaos: e2e/chaos.spec.ts runs a share of it. The seed is printed; TRACEWRIGHT_CHAOS_SEED replays one. */
export default { name: "chaos", run: runChaosBench } satisfies Bench;

async function runChaosBench({ tell }: BenchContext): Promise<readonly Measure[]> {
	prepareChromium();
	const found = findChromium(env().CHROMIUM_PATH);
	const browser = await chromium.launch({
		executablePath: found.executablePath,
		env: childEnv(found.env),
		args: [...(userInfo().uid === 0 ? ["--no-sandbox"] : []), "--disable-dev-shm-usage", "--disable-gpu"],
	});
	try {
		const seed = env().TRACEWRIGHT_CHAOS_SEED ?? `${Date.now()}`;
		tell(`  seed ${seed}`);
		const report = await runChaos({ seed, decisions: DECISIONS, kills: KILLS, browser, tell });
		tell(`  ${JSON.stringify({ ...report, faults: report.faults.length })}`);
		for (const fault of report.faults) tell(`  WRONG ${fault}`);
		return [toMeasure(report)];
	} finally {
		await browser.close();
	}
}

function toMeasure({ seed, decisions, kills, overtaken, faults }: ChaosReport): Measure {
	const deaths = Object.entries(kills).map(([victim, times]) => `${victim} ${times}`);
	return {
		name: `chaos: of ${decisions} decisions with ${deaths.join(", ")} times killed, lost, doubled or on the wrong item`,
		product: faults.length,
		limit: 0,
		unit: `questions (seed ${seed}, ${overtaken} overtaken)`,
		ratio: faults.length,
		bar: 0,
		holds: faults.length === 0,
	};
}
