import { expect, test } from "@playwright/test";
import { runSynthesisChaos } from "#e2e/chaos/run-synthesis-chaos.ts";
import { lacksTestData } from "#e2e/fixtures/test-data.ts";

test.skip(lacksTestData("coco-ccby"), "the photos are not there");

test("a run that is killed, and whose database is killed, at faulty servers comes to the same as an undisturbed one", async () => {
	test.setTimeout(600_000);
	const said: string[] = [];
	const plan = { recipe: "lgt-stage2", limit: 3, workerKills: 2, postgresKills: 1 };
	const report = await runSynthesisChaos({ ...plan, tell: (line) => said.push(line) });
	expect(report.isSameFunnel, said.join("\n")).toBe(true);
	expect(report.isSameDigest, said.join("\n")).toBe(true);
	expect(
		report.disturbed.funnel.every(({ kept }) => kept > 0),
		said.join("\n"),
	).toBe(true);
	expect(report.disturbed.paidTwice, said.join("\n")).toBeLessThanOrEqual(report.inFlightAtKills);
});
