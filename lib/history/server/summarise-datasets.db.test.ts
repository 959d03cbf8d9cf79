import { expect, test } from "vitest";
import { withTestDatabase } from "#e2e/fixtures/test-database.ts";
import { COMMAND_LINE } from "#lib/auth/actor.ts";
import { database } from "#lib/db/database.ts";
import { createDataset } from "#lib/history/server/create-dataset.ts";
import { summariseDatasets } from "#lib/history/server/summarise-datasets.ts";

withTestDatabase();

test("a dataset's counts are those kept plus those not folded yet", async () => {
	const empty = await createDataset(COMMAND_LINE, { name: "empty" });
	const full = await createDataset(COMMAND_LINE, { name: "full" });
	await database().pool.query(
		`INSERT INTO facet_count (dataset_id, facet, value, outcome, n) VALUES ($1, 'cube', 'image///train/fresh', 'undecided', 83),
			($1, 'cube', 'question/grounded/counting/train/fresh', 'undecided', 40), ($1, 'cube', 'question/grounded/counting/train/fresh', 'accepted', 7),
			($1, 'label', 'question/dog', 'accepted', 7)`,
		[full.id],
	);
	await database().pool.query(
		`INSERT INTO delta (dataset_id, facet, value, outcome, n) VALUES
			($1, 'cube', 'question/grounded/counting/train/fresh', 'undecided', -1), ($1, 'cube', 'question/grounded/counting/train/fresh', 'rejected', 1)`,
		[full.id],
	);
	expect(await summariseDatasets(COMMAND_LINE)).toEqual([
		{ id: empty.id, name: "empty", images: 0, questions: 0, accepted: 0, decided: 0, snapshot: null },
		{ id: full.id, name: "full", images: 83, questions: 47, accepted: 7, decided: 8, snapshot: null },
	]);
	expect((await summariseDatasets(COMMAND_LINE, { name: "empty" })).map((dataset) => dataset.id)).toEqual([empty.id]);
});
