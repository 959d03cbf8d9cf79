import { expect, test } from "@playwright/test";
import { runChaos } from "#e2e/chaos/run-chaos.ts";

const SEED = "a share of chaos";

test(`no decision is lost, doubled or on the wrong item while tabs, browser, studio and Postgres are killed (seed "${SEED}")`, async ({ browser }) => {
	test.setTimeout(900_000); // the first start builds the studio
	const said: string[] = [];
	const plan = { seed: SEED, decisions: 120, kills: { tab: 3, browser: 2, studio: 1, postgres: 2 } };
	const report = await runChaos({ ...plan, browser, tell: (line) => said.push(line) });
	expect(report.faults, said.join("\n")).toEqual([]);
	expect(report).toMatchObject({ decisions: 120, kills: plan.kills });
});
