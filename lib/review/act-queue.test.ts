import { expect, test } from "vitest";
import type { CommandId, DatasetId, SubjectId } from "#lib/ids.ts";
import { nextBatch, type QueuedAct, retrySeconds, settleBatch } from "#lib/review/act-queue.ts";
import type { ActAnswer } from "#lib/review/schema.ts";

function queued(position: number, actor = "ann"): QueuedAct {
	const commandId = `c${position}` as CommandId;
	return {
		position,
		actor,
		at: 0,
		act: { kind: "undo", commandId, datasetId: "d" as DatasetId, undoes: null },
		note: { name: "Q-1", seen: null },
		trouble: null,
	};
}
const recorded = (position: number): ActAnswer => ({
	kind: "recorded",
	commandId: `c${position}` as CommandId,
	questionId: "q" as SubjectId,
	item: null,
	left: 0,
});
const refused = (position: number) =>
	({ kind: "refused", commandId: `c${position}` as CommandId, questionId: null, code: "not_found", message: "gone" }) satisfies ActAnswer;

test("acts are sent in the order they were done, a hundred at once", () => {
	const acts = Array.from({ length: 150 }, (_, n) => queued(150 - n));
	expect(nextBatch(acts, "ann").map((act) => act.position)).toEqual(Array.from({ length: 100 }, (_, n) => n + 1));
});

test("an act is never sent in somebody else's name", () => {
	expect(nextBatch([queued(1, "bob"), queued(2)], "ann").map((act) => act.position)).toEqual([2]);
});

test("an act that was refused stays with its reason and holds up no other", () => {
	const sent = [queued(1), queued(2), queued(3)];
	const settlement = settleBatch(sent, [recorded(1), refused(2), recorded(3)]);
	expect(settlement).toEqual({ settled: [1, 3], troubled: [{ ...queued(2), trouble: refused(2) }] });
	expect(nextBatch(settlement.troubled, "ann")).toEqual([]);
});

test("an act without an answer is sent again", () => {
	expect(settleBatch([queued(1), queued(2)], [recorded(1)])).toEqual({ settled: [1], troubled: [] });
});

test("retries wait longer each time, half a minute at most", () => {
	expect([1, 2, 3, 99].map(retrySeconds)).toEqual([1, 2, 5, 30]);
});
