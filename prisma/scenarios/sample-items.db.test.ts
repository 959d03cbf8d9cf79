import { expect, test } from "vitest";
import { withTestDatabase } from "#e2e/fixtures/test-database.ts";
import { verifyHistory } from "#lib/history/server/verify-history.ts";
import { verifyQuestions } from "#lib/synthesis/server/verify-questions.ts";
import { makeSampleItems } from "#prisma/scenarios/sample-items.ts";

withTestDatabase();

test("the scenario's world breaks no rule, its questions are true, and it is made again byte by byte", async () => {
	const first = await makeSampleItems({ name: "Scenes", questions: 400 });
	const second = await makeSampleItems({ name: "Scenes again", questions: 400 });
	const report = await verifyHistory(first.datasetId);
	expect(report.problems).toEqual([]);
	expect(report.contents).toBe(first.images + 800);
	expect(report.digest).toBe((await verifyHistory(second.datasetId)).digest);
	expect(await verifyQuestions(first.datasetId)).toMatchObject({ checked: 400, stale: 0, differing: 0 });
});
