import { expect, test } from "vitest";
import { seedReviewItems } from "#e2e/fixtures/review-items.ts";
import { withTestDatabase } from "#e2e/fixtures/test-database.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { getSubject } from "#lib/history/server/find-subjects.ts";
import { type CommandId, createId, type SubjectId } from "#lib/ids.ts";
import { chooseComparison } from "#lib/review/choose-comparison.ts";
import { compareStored } from "#lib/review/server/compare-stored.ts";
import { findItemRecord } from "#lib/review/server/find-item-record.ts";
import { recordActs } from "#lib/review/server/record-acts.ts";
import { publishSnapshot } from "#lib/snapshots/server/publish-snapshot.ts";

withTestDatabase();

const ANN: Actor = { id: "ann", name: "Ann", role: "lead" };

test("an item's record tells of its parts, every change, what was said and taken back, why it is stale, and its snapshots", async () => {
	const { datasetId, items } = await seedReviewItems("record", { images: 1, questionsPerImage: 1 });
	const [item] = items;
	if (!item) throw new Error("nothing was seeded");
	const sight = async (id: SubjectId) => ({ id, hash: (await getSubject(null, id)).hash.toString("hex") });
	const [question, trace] = [await sight(item.questionId), await sight(item.traceId)];
	const act = () => ({ commandId: createId<CommandId>(), datasetId, question, trace, seconds: 3 });
	await recordActs(ANN, [{ kind: "decide", ...act(), decision: "reject", defects: ["trivial"] }]);
	await recordActs(ANN, [{ kind: "undo", commandId: createId<CommandId>(), datasetId, undoes: null }]);
	await publishSnapshot(ANN, { datasetId, commandId: createId<CommandId>(), note: "First", whileOpen: false });
	const edit = { stem: "How many dogs do you see?", options: ["1", "2", "3", "4"], key: "B" as const };
	await recordActs(ANN, [{ kind: "edit", ...act(), edit, accept: false }]);

	const record = await findItemRecord(ANN, item.questionId);
	if (!record) throw new Error("there is no record");
	expect(record).toMatchObject({
		datasetId,
		question: { seq: 4, outcome: "undecided", staleBecause: [], content: { stem: edit.stem } },
		image: { id: item.imageId, outcome: "undecided" },
		parents: [],
		traces: [{ id: item.traceId, staleBecause: ["a question it rests on changed"] }],
		pairs: [],
		versions: [{ number: 1, note: "First", hash: question.hash, outcome: "undecided", isStale: false, split: "train" }],
	});
	expect(
		record.changes
			.filter((change) => change.kind === "question")
			.map(({ seq, act: kind, by, outcome, defects, isUndone }) => ({ seq, kind, by, outcome, defects, isUndone })),
	).toEqual([
		{ seq: 4, kind: "edit", by: "ann", outcome: "undecided", defects: [], isUndone: false },
		{ seq: 3, kind: "undo", by: "ann", outcome: "undecided", defects: [], isUndone: false },
		{ seq: 2, kind: "decide", by: "ann", outcome: "rejected", defects: ["trivial"], isUndone: true },
		{ seq: 1, kind: "write", by: "Command line", outcome: "undecided", defects: [], isUndone: false },
	]);
	expect(record.judgements.map(({ subjectId, says, isWithdrawn, seconds }) => ({ subjectId, says, isWithdrawn, seconds }))).toEqual(
		expect.arrayContaining([
			{ subjectId: item.questionId, says: "rejects it, Trivial", isWithdrawn: true, seconds: 3 },
			{ subjectId: item.traceId, says: "rejects it", isWithdrawn: true, seconds: 3 },
		]),
	);
	const chosen = chooseComparison(record.contents, { from: null, to: null }, item.questionId);
	expect(chosen).toEqual({ former: question.hash, latter: record.question.hash });
	if (!chosen) throw new Error("nothing to compare");
	const { texts } = await compareStored(ANN, chosen);
	expect(texts).toEqual([{ name: "Question", former: "How many dogs are there in picture 0?", latter: edit.stem }]);
});

test("there is no record of an image, nor of an id that nobody has", async () => {
	const { items } = await seedReviewItems("no record", { images: 1, questionsPerImage: 1 });
	expect(await findItemRecord(ANN, items[0]?.imageId ?? createId<SubjectId>())).toBeNull();
	expect(await findItemRecord(ANN, createId<SubjectId>())).toBeNull();
	await expect(compareStored(ANN, { former: "0".repeat(64), latter: "0".repeat(64) })).rejects.toMatchObject({ code: "not_found" });
});
