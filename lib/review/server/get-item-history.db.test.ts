import { expect, test } from "vitest";
import { seedReviewItems } from "#e2e/fixtures/review-items.ts";
import { seedSecondTrace } from "#e2e/fixtures/second-trace.ts";
import { withTestDatabase } from "#e2e/fixtures/test-database.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { getSubject } from "#lib/history/server/find-subjects.ts";
import { type CommandId, createId, type SubjectId } from "#lib/ids.ts";
import { getItemHistory } from "#lib/review/server/get-item-history.ts";
import { recordActs } from "#lib/review/server/record-acts.ts";

withTestDatabase();

const ANN: Actor = { id: "ann", name: "Ann", role: "reviewer" };

test("a question's history tells every change of it, its traces and pairs, the newest first, with each content in words", async () => {
	const { datasetId, items } = await seedReviewItems("history", { images: 1, questionsPerImage: 2 });
	const [item] = items;
	if (!item) throw new Error("nothing was seeded");
	await seedSecondTrace({ datasetId, item });
	const see = async (id: SubjectId) => ({ id, hash: (await getSubject(null, id)).hash.toString("hex") });
	const act = async () => ({
		commandId: createId<CommandId>(),
		datasetId,
		question: await see(item.questionId),
		trace: await see(item.traceId),
		seconds: null,
	});
	const edit = { stem: "How many dogs do you see?", options: ["1", "2", "3", "4"], key: "B" as const };
	await recordActs(ANN, [{ kind: "edit", ...(await act()), edit, accept: false }]);
	await recordActs(ANN, [{ kind: "decide", ...(await act()), decision: "reject", defects: ["ambiguous"] }]);

	const { changes, texts, isCut } = await getItemHistory(ANN, item.questionId);
	const ofQuestion = changes.filter((change) => change.kind === "question");
	expect(ofQuestion.map(({ seq, by, act: kind, outcome, defects }) => ({ seq, by, kind, outcome, defects }))).toEqual([
		{ seq: 3, by: "ann", kind: "decide", outcome: "rejected", defects: ["ambiguous"] },
		{ seq: 2, by: "ann", kind: "edit", outcome: "undecided", defects: [] },
		{ seq: 1, by: "Command line", kind: "write", outcome: "undecided", defects: [] },
	]);
	expect(ofQuestion.map(({ hash }) => texts[hash]?.split("\n")[0])).toEqual([
		"How many dogs do you see?",
		"How many dogs do you see?",
		"How many dogs are there in picture 0?",
	]);
	expect(
		changes
			.filter((change) => change.kind !== "question")
			.map(({ kind, seq }) => `${kind} ${seq}`)
			.sort(),
	).toEqual(["pair 1", "trace 1", "trace 1", "trace 1", "trace 2"]);
	expect(isCut).toBe(false);
});

test("what is no question has no history here", async () => {
	await expect(getItemHistory(ANN, createId<SubjectId>())).rejects.toMatchObject({ code: "not_found" });
});
