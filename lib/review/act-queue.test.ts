import { describe, expect, test } from "vitest";
import type { CommandId, DatasetId, SubjectId } from "#lib/ids.ts";
import { isBeingEdited, lastActToUndo, nextBatch, pendingOutcomes, type QueuedAct, retrySeconds, settleBatch } from "#lib/review/act-queue.ts";
import type { ActAnswer } from "#lib/review/act-schema.ts";

function queued(position: number, actor = "ann"): QueuedAct {
	const commandId = `c${position}` as CommandId;
	return {
		position,
		actor,
		at: 0,
		act: { kind: "undo", commandId, datasetId: "d" as DatasetId, undoes: null },
		note: { name: "Q-1", seen: null, move: null },
		trouble: null,
	};
}
const recorded = (position: number): ActAnswer => ({
	kind: "recorded",
	commandId: `c${position}` as CommandId,
	questionId: "q" as SubjectId,
	item: null,
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

test("taking back what the studio never took needs nobody's look", () => {
	const undo = queued(2);
	const sent = [{ ...undo, act: { ...undo.act, kind: "undo" as const, undoes: "c1" as CommandId } }];
	expect(settleBatch(sent, [refused(2)])).toEqual({ settled: [2], troubled: [] });
});

describe("what the studio does not know yet", () => {
	const decided = (position: number, question: string, decision: "accept" | "reject" = "accept"): QueuedAct => ({
		...queued(position),
		act: {
			kind: "decide",
			commandId: `c${position}` as CommandId,
			datasetId: "d" as DatasetId,
			question: { id: question as SubjectId, hash: "" },
			trace: null,
			seconds: null,
			decision,
			defects: [],
		},
	});
	const undoing = (position: number, undoes: number): QueuedAct => ({
		...queued(position),
		act: { kind: "undo", commandId: `c${position}` as CommandId, datasetId: "d" as DatasetId, undoes: `c${undoes}` as CommandId },
	});

	test("a later decision on a question wins, and one taken back is none", () => {
		const acts = [decided(1, "a"), decided(2, "b"), decided(3, "a", "reject"), undoing(4, 2)];
		expect([...pendingOutcomes(acts)]).toEqual([
			["a", "rejected"],
			["b", null],
		]);
	});

	test("a decision that was refused is none", () => {
		expect(pendingOutcomes([{ ...decided(1, "a"), trouble: refused(1) }]).size).toBe(0);
	});

	test("a question whose place is taken is undecided until the studio says more, and cannot be decided on; a trace's taking leaves its decision", () => {
		const taking = (position: number, trace: string | null): QueuedAct => ({
			...queued(position),
			act: {
				kind: "take",
				commandId: `c${position}` as CommandId,
				datasetId: "d" as DatasetId,
				question: { id: "a" as SubjectId, hash: "" },
				trace: trace ? { id: trace as SubjectId, hash: "" } : null,
				candidate: "n" as CommandId,
			},
		});
		const outcomeAfter = (act: QueuedAct) => pendingOutcomes([decided(1, "a"), act]).get("a" as SubjectId);
		expect([outcomeAfter(taking(2, null)), outcomeAfter(taking(2, "t"))]).toEqual([null, "accepted"]);
		const isHeld = (act: QueuedAct) => isBeingEdited([act], "a" as SubjectId);
		expect([isHeld(taking(2, null)), isHeld(taking(2, "t")), isHeld({ ...taking(2, null), trouble: refused(2) })]).toEqual([true, true, false]);
		expect(lastActToUndo([taking(2, null)])?.act.kind).toBe("take");
	});

	test("undo reaches for the last act that is not taken back yet", () => {
		const acts = [decided(1, "a"), decided(2, "b"), undoing(3, 2)];
		expect([lastActToUndo(acts), lastActToUndo([...acts, undoing(4, 1)]), lastActToUndo([])].map((last) => last?.act.commandId ?? null)).toEqual([
			"c1",
			null,
			null,
		]);
	});
});
