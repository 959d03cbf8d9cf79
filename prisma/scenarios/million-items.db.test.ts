import { expect, test } from "vitest";
import { withTestDatabase } from "#e2e/fixtures/test-database.ts";
import { database } from "#lib/db/database.ts";
import { verifyHistory } from "#lib/history/server/verify-history.ts";
import { imageContentSchema } from "#lib/images/schema.ts";
import { questionContentSchema } from "#lib/questions/schema.ts";
import { makeMillionItems } from "#prisma/scenarios/million-items.ts";

withTestDatabase();

const PICTURE = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

test("the scenario's world breaks no rule, and is made again byte by byte", async () => {
	const first = await makeMillionItems({ name: "Ten thousand", questions: 1_000, pictureSha256: PICTURE });
	const second = await makeMillionItems({ name: "Ten thousand again", questions: 1_000, pictureSha256: PICTURE });
	const report = await verifyHistory(first.datasetId);
	expect(report.problems).toEqual([]);
	expect(report.contents).toBe(1_100);
	expect(report.digest).toBe((await verifyHistory(second.datasetId)).digest);
	const { rows } = await database().pool.query<{ kind: string; body: Buffer }>("SELECT kind, body FROM content");
	for (const { kind, body } of rows) (kind === "image" ? imageContentSchema : questionContentSchema).parse(JSON.parse(body.toString()));
});
